import { goTo } from '../browser/pages.ts'
import { inDialog, more, row, says, type Chapter } from './people.ts'

const question = /TIC-684958/

/** Somebody remarks something to a question; whoever opens it reads that. */
export const askOthers: Chapter = async ({ anna, lena }) => {
  await goTo(anna, 'Inbox')
  await row(anna, question)
  await more(anna, 'Ask or remark')
  // The words go where the menu leads, without a click.
  await anna.locator(':focus').and(anna.getByLabel('Ask or remark')).waitFor()
  await anna.keyboard.type('Has the carrier said anything?')
  await anna.getByRole('button', { name: 'Send remark' }).click()
  await anna.getByRole('article').getByText('Has the carrier said anything?').first().waitFor()
  await goTo(lena, 'Inbox')
  await row(lena, question)
  await lena.getByRole('article').getByText('Has the carrier said anything?').first().waitFor()
}

/** The question is answered; it waits for nobody any more, and whoever answered finds it again. */
export const answer: Chapter = async ({ lena }) => {
  await goTo(lena, 'Inbox')
  await row(lena, question)
  await lena.getByLabel('Reason').selectOption('other')
  await lena.getByRole('button', { name: 'Answer', exact: true }).click()
  await says(lena, /^Answered/)
  await lena.getByRole('link', { name: /^Decided/ }).click()
  await row(lena, question)
  await lena.getByRole('article').getByText('other', { exact: true }).first().waitFor()
}

/** Two replacements under the same rule are approved together. */
export const alike: Chapter = async ({ lena }) => {
  await goTo(lena, 'Inbox')
  await row(lena, /ORD-534847-1/)
  await row(lena, /ORD-1661-1/)
  await lena.getByRole('button', { name: 'Approve 2 that are alike…' }).click()
  const shown = lena.getByRole('dialog').getByRole('list', { name: 'Requests' }).getByRole('listitem')
  await shown.filter({ hasText: 'ORD-534847-1' }).waitFor()
  await shown.filter({ hasText: 'ORD-1661-1' }).waitFor()
  await inDialog(lena, 'Approve all 2')
  await says(lena, /^2 approved together/)
  await lena.getByRole('link', { name: /^Decided/ }).click()
  for (const line of [/ORD-534847-1/, /ORD-1661-1/]) {
    await row(lena, line)
    // Each is used by its own run.
    await lena.getByRole('article').getByText('Approved, and used.').waitFor({ timeout: 180_000 })
  }
}

/** What people decide alike may become a rule; of as few as these none is drafted, and that is said. */
export const draftRule: Chapter = async ({ lena }) => {
  await goTo(lena, 'Inbox')
  await lena.getByRole('link', { name: /^Decided/ }).click()
  await row(lena, /ORD-534847-1/)
  await lena.getByRole('button', { name: 'Draft a rule of decisions like this…' }).click()
  await lena
    .getByRole('dialog')
    .getByText(/^people decided \d like it so far/)
    .waitFor()
  await lena.keyboard.press('Escape')
}
