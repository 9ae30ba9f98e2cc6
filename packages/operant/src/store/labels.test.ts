import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from './database.ts'
import { PostgresRunStore } from './run-store.ts'
import { anEvent, opened } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
let store: PostgresRunStore
beforeAll(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
})
afterAll(() => database.close())

const textBy = (...writers: readonly string[]) => new Map([['same words', { body: 'Pay now', writers }]])
const record = { system: 'desk', record: 'R1' }
const intend = (identity: string) => ({ identity, action: 'register', effect: identity, argumentsHash: 'h' })

test('#24 labels are kept with the intent that stores under them, and the last to write a field labels it', async () => {
  const [run = ''] = await opened(store, 1)
  const influenced = { ...record, field: 'state', trust: 'influenced', writers: ['customer:C1'], owners: [] } as const
  const whole = { ...record, field: '', trust: 'outside', writers: ['web'], owners: ['customer:C1'] } as const
  await store.append(run, 1, [anEvent()], { intend: intend('one'), stores: [influenced, whole] })
  expect(await store.labels([record])).toEqual([whole, influenced])
  const clean = { ...influenced, trust: 'record', writers: [] } as const
  await store.append(run, 2, [anEvent()], { intend: intend('two'), stores: [clean] })
  expect(await store.labels([record])).toEqual([whole, clean])
  expect(await store.labels([{ system: 'desk', record: 'R2' }])).toEqual([])
})

test('an intent that is refused leaves no label', async () => {
  const [run = '', other = ''] = await opened(store, 2)
  const label = { system: 'desk', record: 'R3', field: '', trust: 'outside', writers: [], owners: [] } as const
  await store.append(run, 1, [anEvent()], { intend: intend('taken') })
  const refused = await store.append(other, 1, [anEvent()], {
    intend: { ...intend('taken'), effect: 'another' },
    stores: [label],
  })
  expect(refused.kind).toBe('identity taken')
  expect(await store.labels([{ system: 'desk', record: 'R3' }])).toEqual([])
})

test('#24 a text is by everybody who is known to have written it', async () => {
  const [run = ''] = await opened(store, 1)
  await store.append(run, 1, [anEvent()], { texts: textBy('customer:C1') })
  await store.append(run, 2, [anEvent()], { texts: textBy('vendor:V1', 'customer:C1') })
  const kept = await store.text('same words')
  expect(kept?.body).toBe('Pay now')
  expect(kept?.writers.toSorted()).toEqual(['customer:C1', 'vendor:V1'])
})
