import { expect, test } from 'vitest'
import type { Ledger } from '../testing/worlds/ledger.ts'
import type { setLevel } from '../testing/worlds/single-write.ts'
import { levelAgent, levelLedger } from '../testing/worlds/single-write.ts'
import type { RunEvent } from '../journal/events.ts'
import { Workbench } from '../testing/workbench.ts'
import { advance } from './advance.ts'

type Options = Parameters<typeof setLevel>[0]

async function level(prepare: (books: Ledger, bench: Workbench) => void = () => {}, options: Options = {}, grace = 0) {
  const books = levelLedger()
  const bench = new Workbench({ agents: [levelAgent(options)], clients: { ledger: books }, grace })
  prepare(books, bench)
  const state = await bench.run('leveller', 'level', { item: 'a' })
  const [effect] = state.effects.values()
  const readings = (await bench.events('run1', 'effect.read')).map((event) => event.result)
  return { books, bench, state, effect, readings }
}

/** Fails the first `times` looks at the level that come after something was written. */
function blindAfterWriting(books: Ledger, times: number) {
  let left = times
  books.onRead = (what) => {
    if (what === 'level' && books.ids('level').length > 0 && left-- > 0) throw new Error('no line')
  }
}

test('confirmed: written once, read back field by field', async () => {
  const { books, state, effect, readings } = await level()
  expect(state.settled?.outcome).toBe('met')
  expect(effect).toMatchObject({ result: 'confirmed', adopted: false, reason: 'read back as expected' })
  expect([books.written, readings]).toEqual([['level a'], ['confirmed']])
})

test('already there: adopted, never ours, and nothing is written', async () => {
  const later = { holds: false }
  const { books, state, effect } = await level((one) => {
    // It turns up between the look at the check and the write.
    one.onRead = (what) => {
      if (what === 'level' && !later.holds) later.holds = true
      else if (what === 'level' && one.ids('level').length === 0) one.write('level', 'a', { level: 7 })
    }
  })
  expect(state.settled?.outcome).toBe('met')
  expect(effect).toMatchObject({ result: 'confirmed', adopted: true, reason: 'it was there already' })
  expect(books.written).toEqual(['level a'])
  expect(books.entries.find((one) => one.what === 'level')?.key).toBe('')
})

test('already there with other values: nothing is written over it, and a person takes over', async () => {
  const { books, state, effect } = await level((one) => one.write('level', 'a', { level: 3 }))
  expect(effect).toMatchObject({ result: 'differs', adopted: true, reason: 'level is 3, expected 7' })
  expect(books.written).toEqual(['level a'])
  expect(state.settled).toMatchObject({ outcome: 'handed over' })
  expect(state.settled?.why).toContain('the system holds something else: level is 3, expected 7')
})

test('already there with other values: an action that may amend changes it', async () => {
  const { books, state } = await level((one) => one.write('level', 'a', { level: 3 }), { amend: true })
  expect(state.settled?.outcome).toBe('met')
  expect(books.written).toEqual(['level a', 'level a'])
})

test('#45 absent: a false success is tried again, later, as a second attempt at the same intent', async () => {
  const { state, readings, bench } = await level((one) => {
    let first = true
    one.onWrite = (what) => {
      if (what !== 'level' || !first) return undefined
      first = false
      return 'nothing happens'
    }
  })
  expect(state.settled?.outcome).toBe('met')
  expect(readings).toEqual(['absent', 'confirmed'])
  const intents = await bench.events('run1', 'effect.intended')
  expect(intents.map(({ attempt, identity, key }) => [attempt, identity, key])).toEqual([
    [1, intents[0]?.identity, intents[0]?.key],
    [2, intents[0]?.identity, intents[0]?.key],
  ])
})

test('#45 differs: what the system made of the call is not what was asked, and it is not tried again', async () => {
  const { books, state, effect } = await level(undefined, {
    perform: (i, u, key) => u.ledger.write('level', i.id, { level: i.level - 1 }, key),
  })
  expect(effect).toMatchObject({ result: 'differs', adopted: false, reason: 'level is 6, expected 7' })
  expect(books.written).toEqual(['level a'])
  expect(state.settled?.outcome).toBe('handed over')
})

test('#44 unknown after the effect: found by reading, one effect', async () => {
  const { books, state, readings } = await level((one) => {
    one.onWrite = (what) => (what === 'level' ? 'fails afterwards' : undefined)
    blindAfterWriting(one, 2)
  })
  expect(state.settled?.outcome).toBe('met')
  expect([books.written, readings]).toEqual([['level a'], ['unknown', 'unknown', 'confirmed']])
})

test('#44 unknown without effect: performed again only once absence has been read after the settling time', async () => {
  let calls = 0
  const { books, bench, state, readings } = await level(
    undefined,
    {
      settle: '20s',
      perform: (i, u, key) => {
        calls += 1
        if (calls === 1) throw new Error('the line went dead')
        u.ledger.write('level', i.id, { level: i.level }, key)
      },
    },
    5_000,
  )
  expect(state.settled?.outcome).toBe('met')
  expect([calls, books.written, readings]).toEqual([2, ['level a'], ['unknown', 'absent', 'confirmed']])
  const [first, second] = (await bench.events('run1', 'effect.intended')).map((event) => Date.parse(event.at))
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(20_000)
})

test('an effect that shows late is found, not repeated: absence proves nothing before its time', async () => {
  let calls = 0
  const { books, bench, state, readings } = await level(
    (one, workbench) => {
      one.onRead = (what) => {
        const late = workbench.context.clock.now().getTime() >= Date.parse('2026-01-05T09:00:15Z')
        if (what === 'level' && calls > 0 && late && one.ids('level').length === 0)
          one.write('level', 'a', { level: 7 })
      }
    },
    { settle: '30s', perform: () => void (calls += 1) },
  )
  expect(state.settled?.outcome).toBe('met')
  expect([calls, books.written, readings]).toEqual([1, ['level a'], ['unknown', 'confirmed']])
  expect(bench.context.clock.now().toISOString()).toBe('2026-01-05T09:00:30.000Z')
})

test('refused: the blamed input falls, what was derived from it with it, and the reason is kept', async () => {
  const { books, state, readings } = await level(undefined, {
    perform: (_i, _u, _key, say) => say.refused('nobody may set 7', 'level'),
  })
  expect([books.written, readings]).toEqual([[], ['absent']])
  expect(state.facts.get('wanted []')?.fallen).toBe(true)
  expect(state.settled).toMatchObject({ outcome: 'handed over' })
  expect(state.settled?.why).toContain('wanted (refused: 7)')
})

test('an effect that can never be read back is handed over as unknown, and is never repeated', async () => {
  const { books, bench } = await level((one) => blindAfterWriting(one, Infinity))
  await bench.pass('3d')
  const state = await bench.state('run1')
  expect(books.written).toEqual(['level a'])
  expect(state.settled).toMatchObject({ outcome: 'handed over' })
  expect(state.settled?.why).toContain('whether it happened could not be found out: Set a to 7')
  const [settled] = await bench.events('run1', 'run.settled')
  expect(settled?.effects).toMatchObject([{ title: 'Set a to 7', result: 'unknown' }])
})

test('a found value that does not fit what the action gives is no confirmation', async () => {
  const { state, effect } = await level(undefined, {
    confirm: (_i, u) => (u.ledger.ids('level').length > 0 ? { level: 7, odd: () => 1 } : null) as never,
  })
  expect(effect).toMatchObject({ result: 'differs' })
  expect(effect?.reason).toContain('odd is of type function')
  expect(state.settled?.outcome).toBe('met')
})

test('code of an action that breaks before the call ends in a reason, not in a run that never ends', async () => {
  const { books, state } = await level(undefined, {
    expect: () => {
      throw new Error('no such field')
    },
  })
  expect(books.written).toEqual([])
  expect(state.settled).toMatchObject({ outcome: 'handed over' })
  expect(state.settled?.why).toContain('"expect" of setLevel broke: no such field')
})

test('a call that could not begin in its time is not made: another worker may already believe that it never was', async () => {
  const books = levelLedger()
  const bench = new Workbench({ agents: [levelAgent()], clients: { ledger: books }, grace: 1_000 })
  const { connections } = bench.context
  const client = connections.client.bind(connections)
  let stalled = false
  connections.client = async (connector) => {
    // The process stands still between the intent and the call, once.
    const intended = bench.store.journals.get('run1')?.at(-1)?.type === 'effect.intended'
    if (intended && !stalled) {
      stalled = true
      bench.elapse('5s')
    }
    return client(connector)
  }
  const state = await bench.run('leveller', 'level', { item: 'a' })
  expect(state.settled?.outcome).toBe('met')
  expect(books.written).toEqual(['level a'])
  expect((await bench.events('run1', 'effect.read')).map((event) => event.result)).toEqual([
    'unknown',
    'absent',
    'confirmed',
  ])
})

test('#48 an activation that has lost its run makes no call of an intent that it committed before', async () => {
  const books = levelLedger()
  const bench = new Workbench({ agents: [levelAgent()], clients: { ledger: books }, grace: 1_000 })
  await bench.start('leveller', 'level', { item: 'a' }, 'run1')
  const lost = new AbortController()
  const context = {
    ...bench.context,
    observe: (_: string, event: RunEvent) => {
      if (event.type === 'effect.intended') lost.abort()
    },
  }
  expect(await advance(context, 'run1', lost.signal)).toBe('rests')
  expect(books.written).toEqual([])
  await bench.work('1h')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect(books.written).toEqual(['level a'])
})
