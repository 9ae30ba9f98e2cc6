import type { Page } from 'playwright-core'
import { goTo, seeWhole } from '../browser/pages.ts'
import { inDialog, row, says, type Chapter } from './people.ts'

/** What is asked is approved with another value; the server is killed in between, and nothing is lost or done twice. */
export const approveWithEdit: Chapter = async ({ anna, lena }, sandbox, tell) => {
  await goTo(lena, 'Inbox')
  await row(lena, /ORD-824841-2 from KSL1/)
  await lena.getByRole('button', { name: 'More' }).click()
  await lena.getByRole('menuitem', { name: 'Edit values…' }).click()
  await lena.getByRole('dialog').getByLabel('warehouse').fill('LDS1')
  await inDialog(lena, 'Put in')
  await says(lena, /^Changed/)
  await sandbox.killServer()
  tell('the server was killed after the edit')
  await lena
    .getByText(/^(Reconnecting|Offline)/)
    .first()
    .waitFor()
  await sandbox.startAgain()
  await row(lena, /ORD-824841-2 from LDS1/)
  await approve(lena)
  await sandbox.killServer()
  await sandbox.startAgain()
  tell('and after the approval')
  await row(lena, /ORD-824841-1 from KSL1/)
  await approve(lena)
  await anna.getByRole('main').getByText('Met', { exact: true }).first().waitFor({ timeout: 180_000 })
  const lines = await sandbox.replaced('ORD-824841')
  tell(`replaced: ${lines.join(', ')}`)
  const wanted = ['ORD-824841-1 from KSL1', 'ORD-824841-2 from LDS1']
  if (lines.join() !== wanted.join()) throw new Error(`expected ${wanted.join(', ')} to be replaced once each`)
}

/** What somebody would not have is rejected, with the reason. */
export const reject: Chapter = async ({ lena }) => {
  await goTo(lena, 'Inbox')
  await row(lena, /ORD-1661-1/)
  await lena.getByRole('button', { name: /^Reject/ }).click()
  await lena.getByRole('dialog').getByLabel('Why not').fill('The customer plays games with us')
  await inDialog(lena, /^Reject/)
  await says(lena, /^Rejected/)
  await lena.getByRole('link', { name: /^Decided/ }).click()
  await row(lena, /ORD-1661-1/)
  await lena.getByRole('article').getByText('The customer plays games with us').first().waitFor()
}

/** Approves the request that is shown, once all of it was shown. */
async function approve(page: Page): Promise<void> {
  const button = page.getByRole('main').getByRole('button', { name: /^Approve\b(?! \d)/ })
  await button.first().waitFor()
  await seeWhole(page)
  await button.first().click()
  const dialog = page.getByRole('dialog')
  const said = page.getByRole('status').getByText(/^Approved/)
  await dialog.or(said).first().waitFor()
  if (await dialog.isVisible()) await inDialog(page, /^Approve/)
  await said.first().waitFor()
}
