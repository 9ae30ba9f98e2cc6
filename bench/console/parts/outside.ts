import type { Page } from 'playwright-core'
import { ranFromOutside, type Desk } from '../browser/browser.ts'
import { goTo, pageNames, settled } from '../browser/pages.ts'
import type { Part } from '../part.ts'
import { row } from '../story/people.ts'

/** What a text of theirs looks like where it is shown as the text that it is. */
const asText = /<script>window\.operantRan=/

/**
 * Tickets of people who would have their texts run: in names, articles, addresses, subjects, texts and what the carrier
 * answers. Every page is walked with them there, and the page that approves is the target.
 */
export const outside: Part = {
  name: 'texts from outside',
  short: true,
  async play(place) {
    const desk = await place.desk('lena')
    const { page } = desk
    const found: string[] = []
    await goTo(page, 'Inbox')
    await row(page, /ORD-1661/)
    const request = page.getByRole('article', { name: 'Request' })
    await request.getByText(asText).first().waitFor()
    await unfold(page)
    found.push(...(await ran(desk, 'a request')))
    await page
      .getByRole('button', { name: /^Approve/ })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
    found.push(...(await ran(desk, 'the approval')))
    await page.keyboard.press('Escape')

    await request.getByRole('link', { name: 'the run' }).first().click()
    await settled(page)
    for (const view of await page.getByRole('main').getByRole('navigation').getByRole('link').all()) {
      await view.click()
      await settled(page)
      await unfold(page)
      found.push(...(await ran(desk, `a run, ${await view.innerText()}`)))
    }
    for (const name of await pageNames(page)) {
      await goTo(page, name)
      found.push(...(await ran(desk, name)))
    }
    return found
  },
}

/** Opens whatever is folded up, from the last to the first: what opens moves nothing that is still to be opened. */
async function unfold(page: Page): Promise<void> {
  for (const folded of (await page.locator('details:not([open]) > summary').all()).toReversed())
    if (await folded.isVisible()) await folded.click()
}

async function ran({ page }: Desk, where: string): Promise<readonly string[]> {
  const by = await ranFromOutside(page)
  return by === undefined ? [] : [`${where}: a text from outside ran, that of ${JSON.stringify(by)}`]
}
