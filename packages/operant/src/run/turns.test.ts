import { expect, test } from 'vitest'
import { Workbench } from '../testing/workbench.ts'
import { deskWith, many } from '../testing/worlds/price-bench.ts'
import { levelAgent, levelLedger } from '../testing/worlds/single-write.ts'
import { NoTurn, type Turns } from './turns.ts'

/** Turns at every system, which the test refuses or counts. */
class WatchedTurns implements Turns {
  readonly log: string[] = []
  under = 0
  most = 0
  /** Called before each turn; throws where it does not come. */
  refuse: (what: 'place' | 'calls', patience: number) => void = () => undefined
  readonly chunk: number

  constructor(chunk = Infinity) {
    this.chunk = chunk
  }

  limits(): boolean {
    return true
  }

  together(): number {
    return this.chunk
  }

  async place(_: readonly string[], { patience }: { readonly patience: number }): Promise<() => void> {
    this.refuse('place', patience)
    this.under += 1
    this.most = Math.max(this.most, this.under)
    this.log.push('place')
    return () => {
      this.under -= 1
      this.log.push('left')
    }
  }

  async calls(_: readonly string[], count: number, { patience }: { readonly patience: number }): Promise<void> {
    this.refuse('calls', patience)
    this.log.push(`turn ${count}`)
  }
}

async function levelled(turns: WatchedTurns) {
  const books = levelLedger()
  books.onRead = (what) => void turns.log.push(`reads ${what}`)
  books.onWrite = (what) => {
    turns.log.push(`writes ${what}`)
    return undefined
  }
  const observe = (_: string, { type }: { readonly type: string }) => {
    if (type === 'effect.intended') turns.log.push('intended')
  }
  const bench = new Workbench({ agents: [levelAgent()], clients: { ledger: books } })
  Object.assign(bench.context, { turns, observe })
  const state = await bench.run('leveller', 'level', { item: 'a' })
  return { books, bench, state }
}

test('an action keeps one place from its look to its read-back, and what is intended begins at once', async () => {
  const turns = new WatchedTurns()
  const { state } = await levelled(turns)
  expect(state.settled?.outcome).toBe('met')
  expect(turns.log.join()).toContain(
    'place,turn 1,reads level,turn 1,intended,writes level,turn 1,reads level,left,place',
  )
  const asked = turns.log.filter((one) => /^(reads|writes)/.test(one))
  expect(turns.log.filter((one) => one === 'turn 1')).toHaveLength(asked.length)
})

test('a run whose turn does not come rests, and comes back as often as it has to: no try and no step is spent', async () => {
  const turns = new WatchedTurns()
  let refused = 0
  turns.refuse = (what) => {
    if (what === 'calls' && refused++ < 12) throw new NoTurn('ledger', 1_000)
  }
  const { bench, state } = await levelled(turns)
  expect(state.settled?.outcome).toBe('met')
  const failures = (await bench.events('run1', 'step.failed')).map(({ failure }) => failure)
  expect(failures).toHaveLength(12)
  expect(failures.at(-1)).toMatchObject({
    kind: 'fault',
    waits: true,
    reason: 'ledger is called as often as its limits allow',
  })
  const alone = await levelled(new WatchedTurns())
  expect(state.steps).toBe(alone.state.steps)
  expect(turns.under).toBe(0)
})

test('what has begun is not put off: it waits for its turn as long as that takes', async () => {
  const turns = new WatchedTurns()
  turns.refuse = (what, patience) => {
    const looked = turns.log.filter((one) => one === 'reads level').length
    if (what === 'calls' && patience !== Infinity && looked === 2) throw new NoTurn('ledger', 1_000)
  }
  const { state, books } = await levelled(turns)
  expect(state.settled?.outcome).toBe('met')
  expect(books.written).toEqual(['level a'])
})

test('of a change set only so many are intended as may begin soon, each in a turn that has come', async () => {
  const { bench, run, books } = deskWith(many(30), { atOnce: 10 })
  const turns = new WatchedTurns(4)
  Object.assign(bench.context, { turns })
  expect((await run()).settled?.outcome).toBe('met')
  expect(books.written).toHaveLength(30)
  let open = 0
  for (const event of await bench.store.read('run1')) {
    if (event.type === 'effect.intended') open += 1
    if (event.type === 'effect.read') open -= 1
    expect(open).toBeLessThanOrEqual(4)
  }
  expect(turns.log).toContain('turn 4')
  expect(turns.under).toBe(0)
})

test('an element whose place does not come in time was not begun, and is begun later', async () => {
  const { bench, run, books } = deskWith(many(10), { atOnce: 10 })
  const turns = new WatchedTurns()
  let refused = 0
  turns.refuse = (what, patience) => {
    if (what === 'place' && patience !== Infinity && turns.log.includes('turn 10') && refused++ < 3)
      throw new NoTurn('prices', 1_000)
  }
  Object.assign(bench.context, { turns })
  expect((await run()).settled?.outcome).toBe('met')
  expect([refused > 2, books.written.length, new Set(books.written).size]).toEqual([true, 10, 10])
  const readings = await bench.events('run1', 'effect.read')
  expect(readings.filter(({ begun }) => begun === false)).toHaveLength(3)
})
