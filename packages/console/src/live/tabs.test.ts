import { expect, test, vi } from 'vitest'
import type { Listener } from './stream.ts'
import { shareStream, type Live, type Said } from './tabs.ts'
import type { Happened } from './touches.ts'

const event = (seq: number): Happened => ({
  id: `id${seq}`,
  run: 'a',
  seq,
  type: 'run.woke',
  at: '',
  agent: '',
  goal: '',
})

interface Opened {
  readonly address: string
  readonly listener: Listener
  closed: boolean
}

/** A browser: one lock, one channel, and the streams that its tabs open. */
class Browser {
  readonly streams: Opened[] = []
  readonly pauses: number[] = []
  readonly #hearers = new Set<(said: Said) => void>()
  #lock: Promise<unknown> = Promise.resolve()

  tab() {
    const heard: number[] = []
    const changed: string[] = []
    const turned: (readonly [Live, boolean])[] = []
    let refused = 0
    const stop = shareStream({
      connect: (hear) => {
        this.#hearers.add(hear)
        return {
          say: (said) => [...this.#hearers].filter((one) => one !== hear).forEach((one) => one(said)),
          close: () => void this.#hearers.delete(hear),
        }
      },
      hold: async (signal, work) => {
        const before = this.#lock
        const held = before.then(() => (signal.aborted ? undefined : work()))
        this.#lock = held
        await held
      },
      open: (address, listener) => {
        const opened: Opened = { address, listener, closed: false }
        this.streams.push(opened)
        return () => void (opened.closed = true)
      },
      wait: (milliseconds) => {
        this.pauses.push(milliseconds)
        return Promise.resolve()
      },
      heard: ({ seq }) => void heard.push(seq),
      changed: (what) => void changed.push(what),
      turned: (live, gap) => void turned.push([live, gap]),
      refused: () => void (refused += 1),
    })
    return { heard, changed, turned, stop, refusals: () => refused }
  }

  /** The stream that is open, once the `count`th is. */
  async stream(count: number): Promise<Opened> {
    return await vi.waitFor(() => {
      const last = this.streams.at(-1)
      if (!last || this.streams.length !== count) throw new Error(`${this.streams.length} streams were opened`)
      return last
    })
  }

  tell({ listener }: Opened, ...events: readonly number[]): void {
    for (const seq of events) listener.told(JSON.stringify(event(seq)), `id${seq}`)
  }
}

test('fifty tabs have one stream, and each hears everything once', async () => {
  const browser = new Browser()
  const tabs = Array.from({ length: 50 }, () => browser.tab())
  const stream = await browser.stream(1)
  stream.listener.opened()
  browser.tell(stream, 1, 2, 3)
  expect(tabs.map(({ heard }) => heard)).toEqual(Array.from({ length: 50 }, () => [1, 2, 3]))
  stream.listener.changed('{"what":"stops"}')
  expect(new Set(tabs.map(({ changed }) => JSON.stringify(changed)))).toEqual(new Set(['["stops"]']))
  expect([browser.streams.length, stream.address]).toEqual([1, '/api/v1/events'])
  // Something may have happened between what a tab asked for and the stream.
  expect(new Set(tabs.map(({ turned }) => JSON.stringify(turned)))).toEqual(new Set(['[["live",true]]']))
})

test('when the tab with the stream is closed another goes on behind what was heard last, without a gap', async () => {
  const browser = new Browser()
  const [first, second, third] = [browser.tab(), browser.tab(), browser.tab()]
  const stream = await browser.stream(1)
  stream.listener.opened()
  browser.tell(stream, 1, 2)
  first.stop()
  expect(stream.closed).toBe(true)
  const next = await browser.stream(2)
  expect(next.address).toBe('/api/v1/events?after=id2')
  next.listener.opened()
  browser.tell(next, 3)
  expect([second.heard, third.heard]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ])
  expect(third.turned).toEqual([['live', true]])
  // One that comes later goes on from there as well, though it heard of nothing itself.
  second.stop()
  third.stop()
  const late = browser.tab()
  const last = await browser.stream(3)
  last.listener.opened()
  expect([late.turned, last.address]).toEqual([[['live', true]], '/api/v1/events'])
})

test('a tab that comes later is told how it stands, and takes over from there', async () => {
  const browser = new Browser()
  const first = browser.tab()
  const stream = await browser.stream(1)
  stream.listener.opened()
  browser.tell(stream, 1, 2)
  const late = browser.tab()
  expect([late.turned, late.heard]).toEqual([[['live', false]], []])
  first.stop()
  expect((await browser.stream(2)).address).toBe('/api/v1/events?after=id2')
})

test('while it is cut off that is said; it goes on by itself, and is opened anew where the server refused it', async () => {
  const browser = new Browser()
  const tab = browser.tab()
  const stream = await browser.stream(1)
  stream.listener.opened()
  browser.tell(stream, 1)
  stream.listener.failed(false)
  stream.listener.opened()
  expect(tab.turned).toEqual([
    ['live', true],
    ['cut off', false],
    ['live', false],
  ])
  stream.listener.failed(true)
  const second = await browser.stream(2)
  expect([tab.refusals(), stream.closed, second.address]).toEqual([1, true, '/api/v1/events?after=id1'])
  // The place itself is refused: from now on, and whatever was missed is looked at.
  second.listener.failed(true)
  const third = await browser.stream(3)
  expect(third.address).toBe('/api/v1/events')
  third.listener.opened()
  expect(tab.turned.slice(3)).toEqual([
    ['cut off', false],
    ['live', true],
  ])
  expect(browser.pauses).toEqual([1_000, 2_000])
})
