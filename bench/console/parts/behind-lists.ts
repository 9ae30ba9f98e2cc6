import type { Page } from 'playwright-core'
import { lookAt, type Look } from '../behind/look.ts'
import { escalation, requests } from '../behind/requests.ts'
import { run } from '../behind/run.ts'
import { agent, connector, policies, starts } from '../behind/standing.ts'
import { sideways } from '../browser/accessibility.ts'
import { settled } from '../browser/pages.ts'
import type { Part, Place } from '../part.ts'

const walks: readonly (readonly [string, (look: Look) => Promise<void>])[] = [
  ['requests', requests],
  ['an escalation', escalation],
  ['a run', run],
  ['policies', policies],
  ['an agent', agent],
  ['schedules and triggers', starts],
  ['a connector', connector],
]

/** WCAG 2.2 AA, light and dark, on what lists lead to: one of each, its tabs, and the dialogs that act on it. */
export const behindLists: Part = {
  name: 'behind lists',
  short: false,
  async play(place) {
    const { sandbox, desk, tell } = place
    await Promise.all([sandbox.asks('lena', 'approve'), sandbox.asks('lena', 'answer')])
    const { page } = await desk('lena')
    const look: Look = { page, found: [], looks: 0 }
    for (const [name, walk] of walks) {
      const before = look.looks
      try {
        await walk(look)
      } catch (error) {
        look.found.push(`${name}: ${error instanceof Error ? error.message : String(error)} (${page.url()})`)
        // A dialog that was left open would hide what comes next.
        await page.goto(sandbox.address)
        await settled(page)
      }
      tell(`${name}: ${look.looks - before} times looked, in light and dark`)
    }
    return [...look.found, ...(await narrow(place).catch((error: unknown) => [`390 pixels wide: ${String(error)}`]))]
  },
}

/** On a phone the lists and what they lead to are read without pushing sideways. */
async function narrow({ desk, tell }: Place): Promise<readonly string[]> {
  const { page } = await desk('lena', { width: 390, height: 844 })
  const look: Look = { page, found: [], looks: 0 }
  for (const [list, address, first] of [
    ['Inbox', '/inbox', (of: Page) => of.getByRole('region', { name: 'To approve' }).getByRole('link')],
    ['Runs', '/runs', (of: Page) => of.getByRole('main').getByRole('row').filter({ hasText: 'Met' }).getByRole('link')],
  ] as const) {
    await page.goto(new URL(address, page.url()).href)
    await settled(page)
    await first(page).first().waitFor()
    look.found.push(...(await sideways(page, `${list}, 390 wide`)))
    await first(page).first().click()
    await (
      list === 'Inbox'
        ? page.getByRole('article', { name: 'Request' })
        : page.getByRole('navigation', { name: 'Views of the run' })
    ).waitFor()
    await settled(page)
    await lookAt(look, `one of ${list}, 390 wide`)
    look.found.push(...(await sideways(page, `one of ${list}, 390 wide`)))
  }
  tell('390 pixels wide: Inbox, a request, Runs, a run')
  return look.found
}
