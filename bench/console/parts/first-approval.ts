import { openDesk } from '../browser/browser.ts'
import { actorOn } from '../browser/actor.ts'
import type { Part } from '../part.ts'

/** Actions from the sign-in line to the first approval decided. */
const most = 6

/** Somebody who has only what can be read on the pages decides the first approval. */
export const firstApproval: Part = {
  name: 'first approval',
  short: true,
  async play({ browser, sandbox, tell }) {
    // Until the agents ask, there is nothing to decide; whoever waits does nothing.
    await sandbox.asks('lena', 'approve')
    const desk = await openDesk(browser)
    const { page } = desk
    const actor = actorOn(page)
    try {
      await actor.open(sandbox.signIn('lena'))
      await actor.click('link', /^Inbox/)
      const first = page.getByRole('region', { name: 'To approve' }).getByRole('link').first()
      actor.note('click the first request')
      await first.click()
      await page.getByRole('article', { name: 'Request' }).waitFor()
      const approve = page.getByRole('button', { name: /^Approve/ })
      await approve.waitFor()
      if (await page.getByRole('button', { name: 'Show the rest' }).isVisible())
        await actor.click('button', 'Show the rest')
      await actor.click('button', /^Approve/)
      const dialog = page.getByRole('dialog')
      if (await dialog.isVisible()) await actor.click('button', /^Approve$/)
      await page
        .getByRole('status')
        .getByText(/^Approved/)
        .waitFor()
      tell(`${actor.done.length} actions: ${actor.done.join(', ')}`)
      return [
        ...desk.mishaps.found,
        ...(actor.done.length <= most ? [] : [`it took ${actor.done.length} actions, at most ${most} are wanted`]),
      ]
    } finally {
      await desk.close()
    }
  },
}
