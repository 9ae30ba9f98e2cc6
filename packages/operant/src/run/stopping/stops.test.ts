import { expect, test } from 'vitest'
import type { Stop } from '../../journal/events.ts'
import { claimsAgent, claimsLedger } from '../../testing/worlds/claims-desk.ts'
import { levelAgent, levelLedger, type setLevel } from '../../testing/worlds/single-write.ts'
import { Workbench, type WorkbenchOptions } from '../../testing/workbench.ts'
import type { Ledger } from '../../testing/worlds/ledger.ts'

const stopOf = (what: string): Stop => ({
  id: `stop ${what}`,
  switch: what,
  by: 'olga',
  because: 'it looks wrong',
  at: '2026-01-05T09:00:00.000Z',
})

const byLead = {
  path: 'p.yaml',
  text: 'policy: p\nrules:\n  - rule: a person looks\n    for: setLevel\n    when: "true"\n    then: approve by lead\n    because: Levels matter.\n',
}

interface Desk {
  readonly bench: Workbench
  readonly books: Ledger
  readonly local: Stop[]
}

/** A desk whose machine knows of the stops in `local`, besides those of its store. */
function desk(options: Parameters<typeof setLevel>[0] = {}, more: Partial<WorkbenchOptions> = {}): Desk {
  const books = levelLedger()
  const local: Stop[] = []
  const bench = new Workbench({
    agents: [levelAgent(options)],
    clients: { ledger: books },
    stops: { standing: () => local },
    grace: 60_000,
    ...more,
  })
  return { bench, books, local }
}

const level = (bench: Workbench) => bench.run('leveller', 'level', { item: 'a' })

const concerned = ['all', 'agent:leveller', 'action:setLevel', 'connector:ledger', 'entity:item:a']
const others = ['agent:other', 'action:setOther', 'connector:shop', 'entity:item:b', 'entity:order:a']

test.each(concerned)(
  '#49 %s: nothing is written; the run waits, asks nobody, and goes on when it is released',
  async (what) => {
    const { bench, books } = desk()
    bench.store.stops.push(stopOf(what))
    const { stopped, settled } = await level(bench)
    expect([stopped?.stops, settled, books.written]).toEqual([[stopOf(what)], undefined, []])
    await bench.pass('10d')
    expect(bench.store.requests.size).toBe(0)
    expect(await bench.events('run1', 'step.failed')).toEqual([])
    bench.store.release(`stop ${what}`)
    await bench.work()
    expect((await bench.state('run1')).settled?.outcome).toBe('met')
    expect(books.written).toEqual(['level a'])
  },
)

test.each(others)('%s does not concern the run', async (what) => {
  const { bench, books } = desk()
  bench.store.stops.push(stopOf(what))
  expect((await level(bench)).settled?.outcome).toBe('met')
  expect(books.written).toEqual(['level a'])
})

test('a stop is the first layer of the decision and the only one that speaks', async () => {
  const { bench } = desk()
  bench.store.stops.push(stopOf('action:setLevel'))
  await level(bench)
  const [told] = await bench.events('run1', 'run.stopped')
  expect(told?.decision.effect).toBe('deny')
  expect(told?.decision.reasons).toEqual([
    {
      layer: 'stop',
      rule: 'stop stop action:setLevel',
      effect: 'deny',
      text: 'Stopped (action setLevel) by olga: it looks wrong.',
      clauses: [],
    },
  ])
})

test('a stop that only this machine knows of holds without the store being asked, and is recorded there', async () => {
  const { bench, books, local } = desk()
  local.push(stopOf('all'))
  await level(bench)
  expect([books.written, bench.store.stops]).toEqual([[], [stopOf('all')]])
  expect(await bench.events('run1', 'call.decided')).toEqual([])
})

test('a stop file that stays behind after the release keeps nobody turning in a circle', async () => {
  const { bench, books, local } = desk()
  local.push(stopOf('all'))
  await level(bench)
  bench.store.release('stop all')
  await bench.pass('20s')
  expect(books.written).toEqual([])
  expect((await bench.events('run1', 'run.stopped')).length).toBeLessThan(30)
  local.length = 0
  await bench.pass('2s')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
})

test('#49 a stop between the intent and its call: the call is not made, and no try is spent', async () => {
  const { bench, books, local } = desk({ attempts: 1 })
  const { connections } = bench.context
  let pulled = false
  const client: typeof connections.client = async (connector) => {
    if (bench.store.effects.size > 0 && !pulled) local.push(stopOf('all'))
    pulled ||= local.length > 0
    return connections.client(connector)
  }
  Object.assign(bench.context, { connections: { client } })
  const { stopped } = await level(bench)
  expect([stopped?.stops.length, books.written]).toEqual([1, []])
  expect((await bench.events('run1', 'effect.read')).map(({ result, begun }) => [result, begun])).toEqual([
    ['absent', false],
  ])
  expect([...bench.store.effects.values()].map(({ state }) => state)).toEqual(['absent'])
  local.length = 0
  bench.store.release('stop all')
  await bench.work()
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect(books.written).toEqual(['level a'])
})

test('#40 approved just before the stop: the approval is not used up, and holds once the stop is released', async () => {
  const { bench, books } = desk({}, { agents: [levelAgent({}, [byLead])] })
  await level(bench)
  bench.store.stops.push(stopOf('entity:item:a'))
  await bench.decide('run1', 'approved', 'lena')
  expect(books.written).toEqual([])
  expect([...bench.store.requests.values()].map(({ state }) => state)).toEqual(['approved'])
  bench.store.release('stop entity:item:a')
  await bench.work()
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect([...bench.store.requests.values()].map(({ state }) => state)).toEqual(['consumed'])
})

test('#40 approved, intended, and stopped before the call: the same approval is acted under once it is released', async () => {
  const { bench, books } = desk(
    {},
    {
      agents: [levelAgent({}, [byLead])],
      through: (store) => ({
        open: (run) => store.open(run),
        read: (run) => store.read(run),
        inbox: (run) => store.inbox(run),
        effect: (identity) => store.effect(identity),
        text: (digest) => store.text(digest),
        labels: (records) => store.labels(records),
        stopsOn: (switches) => store.stopsOn(switches),
        async append(...args) {
          const result = await store.append(...args)
          const [, , , also] = args
          if (also?.consumeApproval && result.kind === 'appended') store.stops.push(stopOf('all'))
          return result
        },
      }),
    },
  )
  await level(bench)
  await bench.decide('run1', 'approved', 'lena')
  expect(books.written).toEqual([])
  bench.store.release('stop all')
  await bench.work()
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect([books.written, bench.store.requests.size]).toEqual([['level a'], 1])
})

test('what is found after a call that was never begun is somebody else’s', async () => {
  const { bench, books, local } = desk()
  bench.store.stops.push(stopOf('none'))
  const append = bench.store.append.bind(bench.store)
  bench.store.append = async (...args) => {
    const result = await append(...args)
    if (args[3]?.intend && result.kind === 'appended') {
      local.push(stopOf('all'))
      books.write('level', 'a', { level: 7 }, 'theirs')
    }
    return result
  }
  await level(bench)
  const [read] = await bench.events('run1', 'effect.read')
  expect([read?.result, read?.adopted]).toEqual(['confirmed', true])
  expect(books.entries.find((one) => one.what === 'level')?.key).toBe('theirs')
})

test('a write that is under way when the stop comes is read back and told', async () => {
  const { bench, books } = desk({
    perform: (i, u, key) => {
      bench.store.stops.push(stopOf('all'))
      u.ledger.write('level', i.id, { level: i.level }, key)
    },
  })
  expect((await level(bench)).settled?.outcome).toBe('met')
  expect(books.written).toEqual(['level a'])
})

test('a stopped run is cancelled without its writes being made, and what it did is not taken back before the release', async () => {
  const { bench, books } = desk()
  bench.store.stops.push(stopOf('all'))
  await level(bench)
  await bench.cancel('run1')
  expect((await bench.state('run1')).settled?.outcome).toBe('cancelled')
  expect(books.written).toEqual([])
})

test('five hundred stopped runs hand over nothing and go on together', async () => {
  const books = levelLedger()
  const bench = new Workbench({ agents: [levelAgent()], clients: { ledger: books } })
  bench.store.stops.push(stopOf('action:setLevel'))
  for (let n = 0; n < 500; n++) {
    books.set('wanted', `i${n}`, { level: n })
    await bench.start('leveller', 'level', { item: `i${n}` }, `run${n}`)
  }
  await bench.work()
  expect([bench.store.requests.size, books.written.length]).toEqual([0, 0])
  bench.store.release('stop action:setLevel')
  await bench.work()
  expect(books.ids('level')).toHaveLength(500)
})

test('a stop of one entity holds only the write about it', async () => {
  const books = claimsLedger({ O1: { due: true }, O2: { due: true } }, 2)
  const bench = new Workbench({ agents: [claimsAgent], clients: { ledger: books } })
  bench.store.stops.push(stopOf('entity:order:O2'))
  await bench.run('claims', 'settle', { claimId: 'C1' })
  expect(books.written).toEqual(['replacement O1'])
  bench.store.release('stop entity:order:O2')
  await bench.work()
  expect(books.written).toEqual(['replacement O1', 'replacement O2', 'letter C1'])
})
