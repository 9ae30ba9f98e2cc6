import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  action,
  among,
  asked,
  atMost,
  condition,
  defineAgent,
  DefinitionError,
  either,
  entity,
  fact,
  goal,
  money,
  recordId,
  refuted,
  sameAs,
  statedIn,
} from '../index.ts'
import { CAPABILITY, type ActionSpec, type NoNeeds } from './capability.ts'

const id = fact('id', z.string())
const request = fact('request', z.string())
const order = fact('order', z.object({ id: recordId(), total: money(), lines: z.array(recordId()) }))
const line = entity('line', order.$.lines)
const lineValue = fact('lineValue', money(), { about: line })
const amount = fact('amount', money())

type Terms = Partial<Parameters<typeof action<typeof needs, NoNeeds, { readonly id: string }>>[0]>
const needs = { id, amount }

function pay(terms: Terms = {}): ActionSpec {
  const made = action({
    name: 'pay',
    needs,
    uses: {},
    identity: (i) => ['pay', i.id],
    perform: () => undefined,
    confirm: () => ({ id: 'a' }),
    expect: () => ({ id: 'a' }),
    undo: 'none',
    risk: 'irreversible',
    ...terms,
  })[CAPABILITY]
  if (made.kind !== 'action') throw new Error('not an action')
  return made
}

test('what must be borne goes without saying where a write cannot be undone or spends', () => {
  expect(pay().bearing.privileged).toEqual(['id', 'amount'])
  const undo = { perform: () => undefined }
  expect(pay({ undo, risk: 'reversible' }).bearing.privileged).toEqual([])
  const spend = { budget: 'b', amount: () => undefined }
  expect(pay({ undo, risk: 'reversible', spend }).bearing.privileged).toEqual(['id', 'amount'])
  expect(pay({ privileged: ['id'] }).bearing.privileged).toEqual(['id'])
})

test('relations are kept as their ways, one of which must hold', () => {
  const relations = { amount: asked(atMost(order.$.total)), id: either(sameAs(order.$.id), statedIn(request)) }
  const spec = pay({ relations, freshRecords: '10s' }).bearing
  expect(spec.freshRecords).toBe(10_000)
  expect(spec.relations['amount']).toMatchObject({ asks: true, ways: [{ kind: 'at most' }] })
  expect(spec.relations['id']?.ways.map(({ kind }) => kind)).toEqual(['same as', 'stated in'])
})

test.each<readonly [string, () => unknown, string]>([
  [
    'a relation for what is no argument',
    () => pay({ relations: { amout: sameAs(order.$.total) } as NonNullable<Terms['relations']> }),
    '"amout" to be one of its needs (id, amount)',
  ],
  [
    'a privileged argument that there is not',
    () => pay({ privileged: ['amout'] as unknown as NonNullable<Terms['privileged']> }),
    '"amout" to be one of its needs',
  ],
  [
    'a fact in place of a relation',
    () => pay({ relations: { amount: order.$.total } as unknown as NonNullable<Terms['relations']> }),
    '"relations.amount" to be a relation',
  ],
  [
    'a relation to nothing',
    () => sameAs(undefined as unknown as typeof id),
    'a fact or a path into one, but it is undefined',
  ],
  ['an argument compared with itself', () => pay({ relations: { amount: atMost(amount) } }), 'it takes amount itself'],
  [
    'a value that was refused',
    () => pay({ relations: { id: sameAs(refuted(order.$.id)) } }),
    'a value that was refused',
  ],
  [
    'a field that is no list',
    () => pay({ relations: { id: among(order.$.id as never) } }),
    'a list behind "among order.id"',
  ],
  [
    'a record about something else',
    () => pay({ relations: { amount: atMost(lineValue) } }),
    'lineValue to be about what the action is about',
  ],
  [
    'a subject without a record',
    () => pay({ subject: { of: order.$.id, is: undefined as unknown as typeof id } }),
    '"subject.is" to be a fact',
  ],
  [
    'an entitlement without a fact',
    () => pay({ entitled: { by: undefined as unknown as typeof id } }),
    '"entitled.by" to be a fact',
  ],
])('is refused: %s', (_, define, says) => {
  expect(define).toThrow(DefinitionError)
  expect(define).toThrow(says)
})

test('a record that nothing gives is refused when the agent is defined', () => {
  const known = condition({ name: 'known', needs: { id }, holds: () => true })
  const payment = action({
    name: 'pay',
    needs: { id },
    uses: {},
    makes: known,
    relations: { id: sameAs(order.$.id) },
    identity: (i) => ['pay', i.id],
    perform: () => undefined,
    confirm: () => ({ id: 'a' }),
    expect: () => ({ id: 'a' }),
    undo: 'none',
    risk: 'irreversible',
  })
  const define = () =>
    defineAgent({
      name: 'payer',
      goals: [goal({ name: 'g', ask: 'Pay {id}', input: { id }, doneWhen: [known] })],
      can: [payment],
    })
  expect(define).toThrow('a way to "order"')
})

test('a relation of another type than the argument does not compile', () => {
  // @ts-expect-error -- an amount is compared with an amount
  expect(() => pay({ relations: { amount: sameAs(order.$.id) } })).not.toThrow()
})
