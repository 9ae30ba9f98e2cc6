import { goTo } from '../browser/pages.ts'
import { inDialog, more, row, says, type Chapter } from './people.ts'

/** A call is judged by somebody who is told only afterwards what became of it. */
export const judge: Chapter = async ({ anna }) => {
  await goTo(anna, 'Inbox')
  await anna.getByRole('link', { name: /^Reviews/ }).click()
  await row(anna, /^Note the evidence on ticket/)
  const shown = anna.getByRole('article', { name: 'Request' })
  await shown.getByText('It should have been done without asking').waitFor()
  if (await shown.getByRole('link', { name: 'the run' }).isVisible())
    throw new Error('a review leads to its run, which tells the decision')
  await anna.getByLabel('It should have been done without asking').check()
  await anna.getByLabel('Why', { exact: true }).fill('It is only a note')
  await anna.getByRole('button', { name: 'Judge' }).click()
  await says(anna, /^It had been (done without asking|left to people|refused)\. You (dis)?agree/)
}

/** Whoever stands in for somebody decides what that one may, and it is told so. */
export const delegate: Chapter = async ({ anna, lena }) => {
  await goTo(lena, 'Inbox')
  await row(lena, /RET-466039/)
  await more(lena, 'Delegate…')
  const dialog = lena.getByRole('dialog')
  await dialog.getByLabel('Who answers in your place').selectOption('anna')
  await dialog.getByLabel('To the end of').fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10))
  await dialog.getByLabel(/^Why/).fill('Away at a fair')
  await inDialog(lena, 'Let them answer')
  await says(lena, /^anna stands in for you/)
  await goTo(anna, 'Inbox')
  await row(anna, /RET-466039/)
  await anna.getByRole('button', { name: /^Reject/ }).click()
  await anna.getByRole('dialog').getByLabel('Why not').fill('The customer called it off')
  await inDialog(anna, /^Reject/)
  await says(anna, /^Rejected/)
  await anna.getByRole('article').getByText('in the place of lena').first().waitFor()
  // What lena stood at is decided: it asks her nothing more, and what was open over it is closed.
  await dialog.waitFor({ state: 'hidden' })
  await row(lena, /TIC-1663/)
  await more(lena, 'Delegate…')
  await dialog.getByRole('button', { name: 'End that anna stands in for lena' }).click()
  await says(lena, /^anna does not stand in for lena/)
  await lena.keyboard.press('Escape')
}
