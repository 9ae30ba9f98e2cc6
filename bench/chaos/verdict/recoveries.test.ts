import { expect, test } from 'vitest'
import type { RunEvent } from '../../../packages/operant/src/journal/events.ts'
import { checkRecoveries, distributionOf, recoveriesOf, type Death, type Hold } from './recoveries.ts'

const waits = { type: 'run.waits', until: null, for: [] } as const
const settled = { type: 'run.settled', outcome: 'met', why: '', checks: [] } as const
const ending = { type: 'run.ending', as: 'partly', why: '', missing: [] } as const

/** A journal with events at these milliseconds since 1970. */
function journal(
  ...events: readonly (readonly [at: number, body: typeof waits | typeof ending | typeof settled])[]
): RunEvent[] {
  return events.map(([at, body], index) => ({ seq: index + 1, at: new Date(at).toISOString(), ...body }) as RunEvent)
}

function watched(
  events: RunEvent[],
  more: { holds?: readonly Hold[]; stalls?: readonly Death[]; outages?: { from: number; until: number }[] } = {},
) {
  const holds = more.holds ?? [{ worker: 1, run: 'r', from: 500, until: undefined }]
  const deaths = [
    { worker: 1, at: 1_000 },
    { worker: 2, at: 13_000 },
  ]
  const journals = new Map([['r', events]])
  return recoveriesOf({
    deaths,
    stalls: more.stalls ?? [],
    holds,
    outages: more.outages ?? [],
    journals,
    ended: 60_000,
  })
}

const after = (...took: readonly number[]) => took.map((one) => ({ run: 'r', at: 0, took: one, databaseToo: false }))

test('a run that its dead worker was driving stands still until its next event', () => {
  expect(watched(journal([900, ending], [12_000, ending]))).toEqual([
    { run: 'r', at: 1_000, took: 11_000, databaseToo: false },
  ])
})

test('a run that never goes on stands still until the end', () => {
  expect(watched(journal([900, ending]))).toMatchObject([{ took: 59_000 }])
})

test('a run that had come to rest, or that its worker had put down, does not count', () => {
  expect(watched(journal([900, waits], [40_000, ending]))).toEqual([])
  expect(watched(journal([900, ending]), { holds: [{ worker: 1, run: 'r', from: 500, until: 950 }] })).toEqual([])
})

test('a run that was over does not count, whoever looks at it once more', () => {
  expect(watched(journal([400, settled]))).toEqual([])
})

test('a run that was woken but had written nothing yet counts', () => {
  expect(watched(journal([400, waits], [12_000, ending]))).toMatchObject([{ took: 11_000 }])
})

test('where the next worker dies as well, each death counts for itself', () => {
  const holds = [
    { worker: 1, run: 'r', from: 500, until: undefined },
    { worker: 2, run: 'r', from: 12_500, until: undefined },
  ]
  const took = watched(journal([900, ending], [25_000, ending]), { holds }).map((one) => one.took)
  expect(took).toEqual([11_500, 12_000])
})

test('a worker that took it up and was stopped had gone on with it, whatever it did when it was let go', () => {
  const holds = [
    { worker: 1, run: 'r', from: 500, until: undefined },
    { worker: 3, run: 'r', from: 12_500, until: 28_600 },
  ]
  const stalls = [{ worker: 3, at: 12_600 }]
  expect(watched(journal([900, ending], [25_000, ending]), { holds, stalls })).toMatchObject([{ took: 11_500 }])
})

test('an outage of the database meanwhile is told apart', () => {
  const events = journal([900, ending], [12_000, ending])
  expect(watched(events, { outages: [{ from: 5_000, until: 6_000 }] })).toMatchObject([{ databaseToo: true }])
  expect(watched(events, { outages: [{ from: 12_500, until: 13_000 }] })).toMatchObject([{ databaseToo: false }])
})

test('more than a twentieth beyond fifteen seconds, or one beyond thirty, is a violation', () => {
  const quick = Array.from({ length: 19 }, () => 12_000)
  expect(distributionOf(after(...quick, 20_000))).toEqual({ count: 20, median: 12_000, most: 12_000, longest: 20_000 })
  expect(checkRecoveries(after(...quick, 20_000))).toEqual([])
  expect(checkRecoveries(after(...quick, 20_000, 20_000))).toMatchObject([
    { kind: 'slow', about: 'runs of killed workers' },
  ])
  expect(checkRecoveries(after(...quick, 30_001))).toMatchObject([{ kind: 'slow', about: 'r' }])
})
