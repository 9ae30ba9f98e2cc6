import { expect, test } from 'vitest'
import { calculation, condition, defineAgent, fact, forecast, goal } from '../../index.ts'
import { z } from 'zod'
import { approvedByLead, collectionBench, collectionLedger } from '../../testing/worlds/collection.ts'
import { Workbench } from '../../testing/workbench.ts'
import { newRun } from '../open-run.ts'
import { levelAgent } from '../../testing/worlds/single-write.ts'
import type { RunLimits } from '../../journal/run-opened.ts'

/** Asks for it within an hour: twelve elements can be done. */
async function ask(bench: Workbench, most: number, more: RunLimits = {}): Promise<void> {
  const agent = bench.context.agents.get('collector')?.agent
  const spec = agent?.goals.get('reduce in time')
  if (!agent || !spec) throw new Error('there is no such goal')
  const limits = { time: 3_600_000, ...more }
  const now = bench.context.clock.now()
  await bench.store.open(newRun({ id: 'run1', now, agent, goal: spec, input: { most }, startedBy: 'tester', limits }))
  await bench.work()
}

const elements = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `e${index + 1}` }))

test('what cannot be met is said at once, with what could be asked for instead; nothing was done', async () => {
  const books = collectionLedger(elements(20))
  const bench = collectionBench(books)
  await ask(bench, 5)
  const state = await bench.state('run1')
  expect(state.settled).toMatchObject({
    outcome: 'declined',
    why: 'it cannot be met: 20 wait, 0 are done, and one takes five minutes',
  })
  expect(state.forecasts.map(({ forecast: one }) => one)).toEqual([
    {
      reachable: false,
      expected: 8,
      bound: 5,
      because: '20 wait, 0 are done, and one takes five minutes',
      options: [{ ask: 'Bring what waits down in time to 8', because: 'so many can be done' }],
    },
  ])
  expect([state.children.size, books.written, bench.store.journals.size]).toEqual([0, [], 1])
  expect(bench.open('run1')).toEqual([])
})

test('what can be met is foretold and then done', async () => {
  const books = collectionLedger(elements(14))
  const bench = collectionBench(books)
  await ask(bench, 5)
  const state = await bench.state('run1')
  expect(state.settled?.outcome).toBe('met')
  expect(state.forecasts).toHaveLength(1)
  const types = (await bench.store.read('run1')).map(({ type }) => type)
  expect(types.indexOf('forecast.made')).toBeLessThan(types.indexOf('delegation.began'))
})

test('asked for as far as possible, what cannot be met is begun all the same', async () => {
  const books = collectionLedger(elements(20))
  const bench = collectionBench(books)
  await ask(bench, 5, { asFarAsPossible: true })
  const state = await bench.state('run1')
  expect(state.forecasts[0]?.forecast).toMatchObject({ reachable: false })
  expect(state.settled?.outcome).toBe('met')
})

test('where the checks hold already, it is met whatever is foretold', async () => {
  const bench = collectionBench(collectionLedger([]))
  await ask(bench, 0)
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
})

test('it is foretold again while the run works, from what is read anew and what was done, and told; the run goes on', async () => {
  const books = collectionLedger(elements(10))
  const bench = collectionBench(books, { child: levelAgent({}, [approvedByLead]) })
  await ask(bench, 0)
  const first = [...(await bench.state('run1')).children.values()].find(({ standing }) => standing === 'parked')
  await bench.decide(first?.run ?? '', 'approved', 'lead')
  for (const { id } of elements(9)) books.set('wanted', `new-${id}`, { level: 1 })
  await bench.pass('40m')
  const { forecasts, settled } = await bench.state('run1')
  expect(settled).toBeUndefined()
  expect(forecasts.map(({ at }) => (at - (forecasts[0]?.at ?? 0)) / 60_000)).toEqual([0, 15, 30])
  expect(forecasts.map(({ forecast: one }) => ('cannot' in one ? one.cannot : [one.reachable, one.expected]))).toEqual([
    [true, 0],
    [false, 9],
    [false, 12],
  ])
  expect(forecasts.at(-1)?.forecast).toMatchObject({
    because: '18 wait, 1 are done, and one takes five minutes',
  })
})

test('what it rests on that cannot be read, or code that breaks, foretells nothing and stops nothing', async () => {
  const books = collectionLedger(elements(3))
  const most = fact('most', z.number())
  const broken = fact('broken', z.number())
  const breaks = calculation({ name: 'breaks', needs: { most }, gives: broken, compute: (_, say) => say.missing('no') })
  const many = condition({ name: 'many', needs: { most }, holds: (i) => i.most > 0 })
  const goals = (needs: typeof broken | typeof most) => [
    goal({
      name: 'tell',
      ask: 'Tell {most}',
      input: { most },
      doneWhen: [many],
      forecast: forecast({
        needs: { needs },
        expect: () => {
          throw new Error('out of ink')
        },
      }),
    }),
  ]
  for (const [needs, cannot] of [
    [broken, 'broken could not be read'],
    [most, 'its code broke: out of ink'],
  ] as const) {
    const agent = defineAgent({ name: 'teller', goals: goals(needs), can: [breaks] })
    const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
    const state = await bench.run('teller', 'tell', { most: 0 })
    expect(state.forecasts.map(({ forecast: one }) => one)).toEqual([{ cannot }])
    expect(state.settled?.outcome).toBe('handed over')
  }
})

test('a forecast that rests on what nothing gives is no agent', () => {
  const lost = fact('lost', z.number())
  const most = fact('most', z.number())
  const many = condition({ name: 'many', needs: { most }, holds: (i) => i.most > 0 })
  const foretells = goal({
    name: 'tell',
    ask: 'Tell {most}',
    input: { most },
    doneWhen: [many],
    forecast: forecast({
      needs: { lost },
      expect: () => ({ reachable: true, expected: 0, bound: 0, because: 'so', options: [] }),
    }),
  })
  // @ts-expect-error -- the compiler says that nothing gives it as well
  expect(() => defineAgent({ name: 'teller', goals: [foretells], can: [] })).toThrow(/forecast "lost"/)
})
