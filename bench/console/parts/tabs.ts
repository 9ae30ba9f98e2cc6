import type { Page } from 'playwright-core'
import { z } from 'zod'
import { openBrowser, openDesk, patience, type Desk } from '../browser/browser.ts'
import { goTo, settled } from '../browser/pages.ts'
import { watchStreams } from '../browser/streams.ts'
import type { Part } from '../part.ts'
import { inOwn, signInAs, type Own } from '../place/own.ts'
import { startGoal, ticket } from '../story/goal.ts'
import { inDialog, row, says } from '../story/people.ts'

const many = 50

/** Pages that the tabs are open on, in turn. */
const addresses = ['/runs', '/inbox', '/', '/escalations', '/agents'] as const

/**
 * Fifty tabs of one browser have one stream of events together; what others do is seen in each of them, and goes on
 * being seen when the tab that has the stream is closed.
 */
export const tabs: Part = {
  name: 'tabs',
  short: false,
  async play({ browser, tell }) {
    return inOwn(browser, async (own) => {
      // Tabs of one site share processes: a process for each would take gigabytes.
      const crowded = await openBrowser(['--renderer-process-limit=4'])
      try {
        const desk = await openDesk(crowded)
        return [...(await played(own, desk, tell)), ...desk.mishaps.found]
      } finally {
        await crowded.close()
      }
    })
  },
}

async function played(own: Own, desk: Desk, tell: (line: string) => void): Promise<readonly string[]> {
  const { sandbox } = own
  const { context, page } = desk
  const [lena, anna] = [(await own.desk('lena')).page, (await own.desk('anna')).page]
  // The last ticket that asks somebody something: from then on only people change what waits.
  await goTo(lena, 'Inbox')
  await row(lena, /ORD-1661-1/)

  const streams = watchStreams(context)
  await signInAs(page, sandbox, 'lena')
  const open = [page]
  while (open.length < many) open.push(await desk.tab())
  for (const [index, one] of open.entries()) {
    await one.goto(`${sandbox.address}${addresses[index % addresses.length] ?? '/'}`)
    await settled(one)
  }
  tell(`${open.length} tabs are open, with ${streams.now()} stream of events`)
  await decided(lena, open, /ORD-1661-1/)
  tell(`what somebody decides is seen in each of ${open.length} tabs`)

  const holder = streams.holder()
  if (!holder) return ['no tab has a stream of events']
  await streams.close(holder)
  const left = open.filter((one) => one !== holder)
  await until('another tab has the stream', () => streams.now() > 0)
  await decided(lena, left, /RET-466039/)
  tell(`the tab with the stream was closed: the other ${left.length} see what is decided as before`)

  await startGoal({ anna, lena, felix: anna }, sandbox, () => undefined)
  const runs = left.filter((one) => new URL(one.url()).pathname === '/runs')
  for (const one of runs) await one.getByRole('button', { name: /^\d+ new$/ }).waitFor()
  tell(`the run of ${ticket}, started by somebody else, is offered in each of ${runs.length} tabs that list runs`)
  return [
    ...(streams.most() === 1 ? [] : [`${streams.most()} streams were open at a time, 1 is wanted`]),
    ...(streams.now() === 1 ? [] : [`${streams.now()} streams are open in the end, 1 is wanted`]),
    ...(runs.length >= many / addresses.length - 1 ? [] : [`only ${runs.length} tabs list runs`]),
  ]
}

const told = z.object({ waiting: z.number() })

/** Somebody rejects a request; each tab has then, by itself, what the server says is waiting. */
async function decided(by: Page, open: readonly Page[], request: RegExp): Promise<void> {
  const waiting = async (): Promise<number> => {
    const response = await by.request.get(new URL('/api/v1/inbox', by.url()).href)
    return told.parse(await response.json()).waiting
  }
  const before = await waiting()
  await everyTab(open, before)
  await row(by, request)
  await by.getByRole('button', { name: /^Reject/ }).click()
  await by.getByRole('dialog').getByLabel('Why not').fill('Not this time')
  await inDialog(by, /^Reject/)
  await says(by, /^Rejected/)
  const after = await waiting()
  if (after >= before) throw new Error(`${after} requests wait after one was decided, ${before} before`)
  await everyTab(open, after)
}

async function everyTab(open: readonly Page[], waiting: number): Promise<void> {
  for (const one of open)
    await one
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: new RegExp(`^Inbox ?${waiting} waiting`) })
      .waitFor()
}

/** @throws Error where it does not come about in time. */
async function until(what: string, is: () => boolean): Promise<void> {
  const end = performance.now() + patience
  while (!is()) {
    if (performance.now() > end) throw new Error(`it did not come about that ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
