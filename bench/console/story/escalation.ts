import { goTo } from '../browser/pages.ts'
import { inDialog, says, type Chapter } from './people.ts'

/** What was handed over is claimed, noted on, and returned to the agent. */
export const escalation: Chapter = async ({ lena }) => {
  await goTo(lena, 'Escalations')
  const first = lena.getByRole('main').getByRole('listitem').getByRole('link').first()
  await first.waitFor({ timeout: 180_000 })
  await first.click()
  await lena.getByRole('button', { name: /^Claim/ }).click()
  await lena.getByRole('button', { name: 'More' }).click()
  await lena.getByRole('menuitem', { name: /^Note how far it is/ }).click()
  await lena.getByRole('dialog').getByLabel('How far it is').fill('The carrier was called')
  await inDialog(lena, /^Note/)
  await says(lena, /^Noted/)
  await lena.getByRole('button', { name: /^Return to the agent/ }).click()
  await lena.getByRole('dialog').getByLabel('What you did').fill('The customer was called and is content')
  await inDialog(lena, /^Return/)
  await says(lena, /^Returned/)
}
