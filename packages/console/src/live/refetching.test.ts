import { beforeEach, expect, test } from 'vitest'
import { Refetching } from './refetching.ts'
import type { Happened } from './touches.ts'

const event = (type: string, run = 'a'): Happened => ({ id: 'x', run, seq: 1, type, at: '', agent: '', goal: '' })

let now = 0
let hidden = false
let asked: { key: readonly unknown[]; failed: boolean }[] = []
let refetched: string[] = []
/** What happens while the server answers. */
let meanwhile: (() => void) | undefined

beforeEach(() => {
  now = 1_000
  hidden = false
  refetched = []
  meanwhile = undefined
  asked = ['runs', 'metrics', 'policies'].map((kind) => ({ key: [kind], failed: false }))
})

const refetching = () =>
  new Refetching({
    asked: () => asked,
    refetch: async (keys) => {
      refetched.push(`${now} ${keys.map(([kind]) => String(kind)).join(' ')}`)
      const happens = meanwhile
      meanwhile = undefined
      happens?.()
      await Promise.resolve()
    },
    hidden: () => hidden,
    now: () => now,
    wait: async (milliseconds) => {
      now += milliseconds
      await Promise.resolve()
    },
  })

test('what changed is asked for at once, and then at most every quarter of a second', async () => {
  const queries = refetching()
  for (let round = 0; round < 10; round++) queries.heard([event('run.waits')])
  await queries.idle()
  expect(refetched).toEqual(['1000 runs'])
  now += 100
  queries.heard([event('run.waits')])
  queries.heard([event('run.waits')])
  await queries.idle()
  expect(refetched).toEqual(['1000 runs', '1250 runs'])
})

test('what changes while it is asked for is asked for once more, and costly sums less often', async () => {
  const queries = refetching()
  meanwhile = () => queries.heard([event('run.settled')])
  queries.heard([event('run.settled')])
  await queries.idle()
  expect(refetched).toEqual(['1000 runs metrics', '1250 runs', '6000 metrics'])
})

test('a tab that nobody sees asks for nothing until it is seen', async () => {
  const queries = refetching()
  hidden = true
  queries.heard([event('run.settled')])
  queries.seen()
  await queries.idle()
  expect(refetched).toEqual([])
  hidden = false
  queries.seen()
  await queries.idle()
  expect(refetched).toEqual(['1000 runs metrics'])
})

test('after a gap everything that is live is asked for; when the server is back, what failed', async () => {
  const queries = refetching()
  queries.missed()
  await queries.idle()
  expect(refetched).toEqual(['1000 runs metrics'])
  asked = [...asked, { key: ['policies', 'one'], failed: true }]
  now += 60_000
  queries.back()
  await queries.idle()
  expect(refetched.at(-1)).toBe('61000 policies')
})
