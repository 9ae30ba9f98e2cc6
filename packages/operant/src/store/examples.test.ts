import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GivenExample } from '../run/judgements.ts'
import type { Database } from './database.ts'
import { PostgresExamples } from './examples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
let store: PostgresExamples
beforeAll(async () => {
  database = await testDatabase()
  store = new PostgresExamples(database.pool)
})
afterAll(() => database.close())

const example = (more: Partial<GivenExample> = {}): GivenExample => ({
  agent: 'desk',
  judgement: 'judge',
  text: 'It is late\u0000, says “Ada”',
  value: 'late',
  by: 'dora',
  at: '2026-01-05T09:00:00.000Z',
  run: 'run1',
  use: '[] abc',
  how: 'answered',
  ...more,
})

test('an answer is kept once, a correction takes its place, and no answer takes the place of a correction', async () => {
  const before = await store.version('desk', 'judge')
  await store.keep(example())
  await store.keep(example({ value: 'broken', at: '2026-01-05T10:00:00.000Z' }))
  expect(await store.examples('desk', 'judge')).toMatchObject([example()])
  const answered = await store.version('desk', 'judge')
  await store.keep(example({ value: 'broken', how: 'corrected', by: 'carl', at: '2026-01-06T09:00:00.000Z' }))
  await store.keep(example())
  const [kept, ...others] = await store.examples('desk', 'judge')
  expect([kept?.value, kept?.by, others]).toEqual(['broken', 'carl', []])
  expect(new Set([before, answered, await store.version('desk', 'judge')]).size).toBe(3)
  expect(await store.examples('desk', 'other')).toEqual([])
})

test('what is forgotten is gone with its text', async () => {
  await store.keep(example({ run: 'run2' }))
  const found = (await store.examples('desk')).find(({ run }) => run === 'run2')
  expect([await store.forget(found?.id ?? ''), await store.forget(found?.id ?? '')]).toEqual([true, false])
  expect((await store.examples('desk')).map(({ run }) => run)).toEqual(['run1'])
})

test('of a prompt and a model the last measurement counts', async () => {
  const byClass = { late: { answered: 6, right: 5 } }
  const measured = {
    agent: 'desk',
    judgement: 'judge',
    model: 'fast (openai:x)',
    prompt: 'classify judge@1',
    asked: 10,
    answered: 9,
    right: 8,
    byClass,
    at: '2026-01-05T09:00:00.000Z',
  }
  await store.keepMeasured({ ...measured, right: 1 })
  await store.keepMeasured(measured)
  await store.keepMeasured({ ...measured, prompt: 'classify judge@2' })
  expect(await store.measured('desk', 'judge', 'classify judge@1')).toEqual([measured])
  expect(await store.measured('desk', 'judge')).toHaveLength(2)
})
