import { expect, test } from 'vitest'
import { fold } from '../journal/fold.ts'
import { approvedByLead, collectionAgent, collectionBench, collectionLedger } from '../testing/worlds/collection.ts'
import { levelAgent } from '../testing/worlds/single-write.ts'
import { FoldedRuns } from './folded-runs.ts'

const waiting = async () => {
  const books = collectionLedger(['a', 'b', 'c', 'd'].map((id, index) => ({ id, worth: index })))
  const bench = collectionBench(books, {
    agent: collectionAgent({ every: '15m' }),
    child: levelAgent({}, [approvedByLead]),
  })
  await bench.run('collector', 'reduce in time', { most: 0 })
  return { books, bench }
}

test('a state that is kept is the one that the journal folds to, whatever came meanwhile', async () => {
  const { books, bench } = await waiting()
  const { folded } = bench.context
  const compare = async () => {
    const kept = folded?.take('run1')
    expect(kept).toEqual(fold('run1', await bench.store.read('run1')))
    if (kept) folded?.keep(kept)
  }
  await compare()
  for (const run of [...(await bench.state('run1')).children.keys()].slice(0, 2)) {
    await bench.decide(run, 'approved', 'lead')
    await compare()
  }
  books.set('wanted', 'e', { level: 1 })
  await bench.pass('1h')
  await compare()
  await bench.take('run1')
  await compare()
  await bench.giveBack('run1', 'looked')
  await compare()
})

test('only what was appended since is read; a state that does not follow is not used', async () => {
  const { bench } = await waiting()
  const read = bench.store.read.bind(bench.store)
  const reads: (number | undefined)[] = []
  bench.store.read = (run, after) => {
    if (run === 'run1') reads.push(after)
    return read(run, after)
  }
  const { length } = await read('run1')
  const [first = ''] = (await bench.state('run1')).children.keys()
  reads.length = 0
  await bench.decide(first, 'approved', 'lead')
  expect(reads[0]).toBe(length)
  const kept = bench.context.folded?.take('run1')
  if (!kept) throw new Error('it is not kept')
  kept.seq -= 2
  bench.context.folded?.keep(kept)
  bench.store.read = (run, after) => read(run, after === undefined ? undefined : after + 1)
  const [, second = ''] = (await bench.state('run1')).children.keys()
  await bench.decide(second, 'approved', 'lead')
  expect((await bench.state('run1')).children.get(second)?.outcome).toBe('met')
})

test('short runs, and those without elements, are not kept, and of the others only so many', async () => {
  const { bench } = await waiting()
  const state = await bench.state('run1')
  const folded = new FoldedRuns({ least: 5, most: 2 })
  folded.keep({ ...state, seq: 4 })
  folded.keep({ ...state, delegations: new Map() })
  expect(folded.take('run1')).toBeUndefined()
  for (const run of ['run1', 'run2', 'run3']) folded.keep({ ...state, run })
  expect(['run1', 'run2', 'run3'].map((run) => folded.take(run)?.run)).toEqual([undefined, 'run2', 'run3'])
  expect(folded.take('run2')).toBeUndefined()
})
