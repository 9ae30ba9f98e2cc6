import { goTo, seeWhole, settled } from '../browser/pages.ts'
import { lookAt, lookAtDialog, lookAtEntry, type Look } from './look.ts'

/** Milliseconds until agents have come to ask, and to hand over. */
const longest = 180_000

/** An approval with what decides it, and a question. */
export async function requests(look: Look): Promise<void> {
  const { page } = look
  const request = page.getByRole('article', { name: 'Request' })
  await goTo(page, 'Inbox')
  await page.getByRole('region', { name: 'To approve' }).getByRole('link').first().click()
  await request.waitFor()
  await settled(page)
  await lookAt(look, 'an approval')
  const approve = page.getByRole('main').getByRole('button', { name: /^Approve…/ })
  await approve.waitFor()
  await seeWhole(page)
  await lookAtDialog(look, approve, 'approving')
  await lookAtDialog(look, page.getByRole('button', { name: /^Reject…/ }), 'rejecting')
  await lookAtEntry(look, 'More', 'Edit values…', 'editing values')
  await lookAtEntry(look, 'More', 'Snooze…', 'snoozing')
  await lookAtEntry(look, 'More', 'Delegate…', 'delegating')

  await page.getByRole('region', { name: 'To answer' }).getByRole('link').first().click()
  await request.getByRole('button', { name: /^Answer/ }).waitFor()
  await settled(page)
  await lookAt(look, 'a question')
}

/** What was handed over, before and after it is claimed. */
export async function escalation(look: Look): Promise<void> {
  const { page } = look
  await goTo(page, 'Escalations')
  const first = page.getByRole('main').getByRole('listitem').getByRole('link').first()
  await first.waitFor({ timeout: longest })
  await first.click()
  const claim = page.getByRole('button', { name: /^Claim/ })
  await claim.waitFor()
  await settled(page)
  await lookAt(look, 'an escalation')
  await lookAtDialog(look, page.getByRole('button', { name: /^Take control…/ }), 'taking control')
  await claim.click()
  const giveBack = page.getByRole('button', { name: /^Return to the agent/ })
  await giveBack.waitFor()
  await lookAt(look, 'an escalation that is claimed')
  await lookAtDialog(look, giveBack, 'returning to the agent')
}
