import { expect, test } from 'vitest'
import { progressOf } from '../../journal/progress.ts'
import { approvedByLead, collectionAgent, collectionLedger, type Element } from '../../testing/worlds/collection.ts'
import { Mortal } from '../../testing/worlds/mortal.ts'
import { outliving } from '../../testing/worlds/outliving.ts'
import { levelAgent } from '../../testing/worlds/single-write.ts'
import { notAtAll, Workbench } from '../../testing/workbench.ts'

const elements: readonly Element[] = [
  { id: 'a', worth: 1 },
  { id: 'b', worth: 3 },
  { id: 'c', worth: 2 },
  { id: 'd', worth: 4 },
]

interface Case {
  readonly goal: 'reduce' | 'reduce in time'
  readonly most: number
  /** Each write waits for a person; the first is approved. */
  readonly asks?: true
}

/** A collection in a process that dies at its n-th touch of the world, and in others after it. */
async function dyingAt({ goal, most, asks }: Case, diesAt: number) {
  const books = collectionLedger(elements)
  const process = new Mortal(diesAt)
  const bench = new Workbench({
    agents: [asks ? levelAgent({}, [approvedByLead]) : levelAgent(), collectionAgent({ atOnce: 2 })],
    clients: { ledger: books },
    through: (store) => process.through(store),
    grace: 1_000,
    linger: notAtAll,
  })
  process.haunt(books)
  const alive = outliving(process, bench, '10m')
  await alive(() => bench.start('collector', goal, { most }, 'run1'))
  if (!bench.store.journals.has('run1')) await bench.start('collector', goal, { most }, 'run1')
  await alive(() => bench.work('10m'))
  if (asks) {
    const [first] = [...bench.store.requests.values()].filter(({ state }) => state === 'open')
    if (first) await alive(() => bench.decide(first.run, 'approved', 'lead'))
  }
  await alive(() => bench.work('10m'))
  return { touches: process.touches, books, bench, state: await bench.state('run1') }
}

async function everywhere(one: Case, check: (ran: Awaited<ReturnType<typeof dyingAt>>, where: string) => void) {
  const calm = await dyingAt(one, 0)
  check(calm, 'not killed')
  expect(calm.touches).toBeGreaterThan(20)
  for (let diesAt = 1; diesAt <= calm.touches; diesAt += 1)
    check(await dyingAt(one, diesAt), `killed at touch ${diesAt} of ${calm.touches}`)
}

test('killed anywhere, each element is done once, in its turn, and the list is gone on with', async () => {
  await everywhere({ goal: 'reduce', most: 0 }, ({ state, books, bench }, where) => {
    expect([where, state.settled?.outcome]).toEqual([where, 'met'])
    expect([where, books.written.toSorted()]).toEqual([where, ['level a', 'level b', 'level c', 'level d']])
    const begun = (bench.store.journals.get('run1') ?? []).flatMap((event) =>
      event.type === 'child.started' ? [state.children.get(event.run)?.element] : [],
    )
    expect([where, begun]).toEqual([where, ['d', 'b', 'c', 'a']])
    expect([where, progressOf(state).ended]).toEqual([where, { met: 4 }])
  })
}, 180_000)

test('killed anywhere, it stops when the check holds, those that wait for people have ended, and each ended once', async () => {
  await everywhere({ goal: 'reduce', most: 3, asks: true }, ({ state, bench, books }, where) => {
    expect([where, state.settled?.outcome]).toEqual([where, 'met'])
    expect([where, books.written.length]).toEqual([where, 1])
    expect([where, progressOf(state)]).toMatchObject([where, { ended: { met: 1, cancelled: 3 }, acting: 0, parked: 0 }])
    for (const journal of bench.store.journals.values())
      expect([where, journal.filter(({ type }) => type === 'run.settled').length]).toEqual([where, 1])
    expect([where, [...bench.store.requests.values()].filter(({ state: one }) => one === 'open')]).toEqual([where, []])
  })
}, 180_000)

test('killed anywhere, what is foretold is foretold once, before anything is done', async () => {
  await everywhere({ goal: 'reduce in time', most: 0 }, ({ state, bench }, where) => {
    expect([where, state.settled?.outcome]).toEqual([where, 'met'])
    const types = (bench.store.journals.get('run1') ?? []).map(({ type }) => type)
    expect([where, types.filter((type) => type === 'forecast.made').length]).toEqual([where, 1])
    expect(types.indexOf('forecast.made')).toBeLessThan(types.indexOf('delegation.began'))
  })
}, 180_000)
