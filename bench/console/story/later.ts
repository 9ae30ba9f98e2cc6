import type { Page } from 'playwright-core'
import { goTo } from '../browser/pages.ts'
import { inDialog, more, row, says, type Chapter } from './people.ts'

const [talkedOf, putOff] = [/TIC-384726/, /TIC-542960/]

/** A request is put off: it is brought back, and comes back when somebody talks of it. Another is put off for a short while. */
export const snooze: Chapter = async ({ anna, lena }) => {
  await putOffAt(lena, talkedOf, (page) => inDialog(page, 'In an hour'))
  await lena.getByRole('link', { name: /^Snoozed/ }).click()
  await row(lena, talkedOf)
  await more(lena, 'Bring back now')
  await says(lena, /^It waits for you again/)

  await putOffAt(lena, talkedOf, (page) => inDialog(page, 'In an hour'))
  await goTo(anna, 'Inbox')
  await row(anna, talkedOf)
  await anna.getByLabel('Ask or remark').fill('The customer called again')
  await anna.getByRole('button', { name: 'Send remark' }).click()
  await isBack(lena, talkedOf)

  await putOffAt(lena, putOff, async (page) => {
    await page.getByRole('dialog').getByLabel('Until').fill(afterTwoMinutes())
    await inDialog(page, /^Snooze$/)
  })
}

/** What was put off before is there again once its time has come. */
export const backAgain: Chapter = async ({ lena }) => {
  await goTo(lena, 'Inbox')
  await isBack(lena, putOff)
}

async function putOffAt(page: Page, request: RegExp, choose: (page: Page) => Promise<void>): Promise<void> {
  await goTo(page, 'Inbox')
  await row(page, request)
  await more(page, 'Snooze…')
  await choose(page)
  await says(page, /^Snoozed/)
  // Rows never move: it stays there for now, and says so.
  await rowOf(page, request).filter({ hasText: 'no longer waits here' }).waitFor()
}

/** Waits until it waits for whoever looks again, on a page that nobody reloads. */
async function isBack(page: Page, request: RegExp): Promise<void> {
  const offered = page.getByRole('button', { name: /^\d+ new$/ })
  const back = rowOf(page, request).filter({ hasNotText: 'no longer waits here' })
  await back.or(offered).first().waitFor({ timeout: 240_000 })
  if (await offered.isVisible()) await offered.click()
  await back.waitFor()
}

function rowOf(page: Page, request: RegExp) {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: request })
}

/** As it is typed into a field, in the time zone of the browsers. */
function afterTwoMinutes(): string {
  return new Date(Date.now() + 120_000).toISOString().slice(0, 16)
}
