import { describe, expect, test } from 'vitest'
import type { GuardedCall } from '../policies.ts'
import { allowingPolicy, load, refund, refusalOf } from '../test-policy.ts'

const granting = (grants: string): string => `${allowingPolicy}grants:\n${grants}`
const office = `  - grant: office
    for: payments.refund
    people: operator, lead
    within: mon-fri 08:00-20:00 Europe/Berlin
    except: 2026-12-25
`
const anna = { roles: ['operator'] }

function decide(grants: string, changes: Partial<GuardedCall> = {}) {
  return load(granting(grants)).policies.decide(refund('10.00 GBP', { person: anna, ...changes }))
}
const reasonOf = (grants: string, changes: Partial<GuardedCall> = {}): string | undefined =>
  decide(grants, changes).record.reasons[0]?.text

test('what is granted is decided by the rules; nothing of the grant counts for them', () => {
  const { record, reservations } = decide(office, { now: new Date('2026-11-23T10:00:00Z') })
  expect([record.effect, record.reasons.map(({ rule }) => rule), reservations.length]).toEqual(['allow', ['p/base'], 1])
})

test('a grant allows nothing by itself', () => {
  const { policies } = load(`policy: p\ngrants:\n${office.replace('payments.refund', "'*'")}`)
  const call = refund('10.00 GBP', { person: anna, now: new Date('2026-11-23T10:00:00Z'), spends: undefined })
  expect(policies.decide(call).record).toMatchObject({ effect: 'deny', reasons: [{ rule: 'no rule' }] })
})

test('what no grant covers is denied before any rule is looked at, for every policy of the agent', () => {
  const { record, reservations } = decide(office, {
    action: 'orders.cancel',
    arguments: { order: 'O1' },
    spends: undefined,
  })
  expect(record.reasons).toEqual([
    {
      layer: 'grant',
      rule: 'no grant',
      effect: 'deny',
      text: 'Denied, for no grant lets agent support use orders.cancel.',
      clauses: [],
    },
  ])
  expect(reservations).toEqual([])
})

test('without any grant nothing changes', () => {
  const { policies } = load(allowingPolicy)
  expect([policies.granting, policies.decide(refund('10.00 GBP')).record.effect]).toEqual([false, 'allow'])
})

describe('for whom', () => {
  const monday = { now: new Date('2026-11-23T10:00:00Z') }
  test('an unknown person has no rights', () => {
    expect(reasonOf(office, { ...monday, person: undefined, startedBy: 'mallory' })).toBe(
      'Denied, for grant "office" does not hold: nobody named "mallory" is known, and an unknown person has no rights.',
    )
    expect(reasonOf(office.replace('operator, lead', 'anybody'), { ...monday, person: undefined })).toContain(
      'unknown person',
    )
  })
  test('a person with another role has none', () => {
    expect(reasonOf(office, { ...monday, person: { roles: ['auditor'] } })).toBe(
      'Denied, for grant "office" does not hold: it is for operator or lead, and anna is auditor.',
    )
    expect(
      decide(office.replace('operator, lead', 'anybody'), { ...monday, person: { roles: ['auditor'] } }).record.effect,
    ).toBe('allow')
  })
  test('another agent has none', () => {
    const own = `${office}    agents: returns, claims\n`
    expect(reasonOf(own, monday)).toContain('it is for agent returns or claims')
    expect(decide(own, { ...monday, agent: 'claims' }).record.effect).toBe('allow')
  })
})

describe('about what', () => {
  const small = `  - grant: small\n    for: payments.refund\n    people: anybody\n    when: arguments.amount <= 10.00 GBP && customer.tier == "gold"\n`
  const guarded = small.replace('customer.tier', 'has(customer.tier) && customer.tier')
  test('values decide, and what cannot be judged is not granted', () => {
    expect(refusalOf(granting(small))).toContain('customer.tier may be missing')
    expect(reasonOf(guarded)).toContain('does not hold')
    const gold = { customer: { tier: 'gold' } }
    expect(decide(guarded, { facts: gold }).record.effect).toBe('allow')
    expect(reasonOf(guarded, { facts: gold, arguments: {} })).toContain('cannot be judged')
    expect(decide(guarded, { facts: gold, arguments: { amount: 'a lot' } }).record.effect).toBe('deny')
  })
  test('what it looks at is read before', () => {
    const { policies } = load(granting(guarded))
    expect(policies.factsFor('payments.refund')).toEqual([{ fact: 'customer', path: ['tier'] }])
  })
})

describe('when', () => {
  test.each([
    ['2026-11-23T06:59:59Z', '2026-11-23T07:00:00.000Z', 'mon 2026-11-23 08:00 Europe/Berlin'],
    ['2026-12-24T19:00:00Z', '2026-12-28T07:00:00.000Z', 'mon 2026-12-28 08:00 Europe/Berlin'],
    ['2026-03-29T10:00:00Z', '2026-03-30T06:00:00.000Z', 'mon 2026-03-30 08:00 Europe/Berlin'],
  ])('#18 outside its hours at %s it says when they are next', (at, again, text) => {
    const { record } = decide(office, { now: new Date(at) })
    expect(record).toMatchObject({ effect: 'deny', again })
    expect(record.reasons[0]?.text).toBe(
      `Denied, for grant "office" does not hold: it is outside its hours: mon-fri 08:00-20:00 Europe/Berlin; next at ${text}.`,
    )
  })
  test('of several hours any will do, and the next of any is named', () => {
    const both = office.replace(
      'within: mon-fri 08:00-20:00 Europe/Berlin',
      "within: [mon-fri 08:00-20:00 Europe/Berlin, 'sat,sun 10:00-12:00 UTC']",
    )
    expect(decide(both, { now: new Date('2026-11-22T11:00:00Z') }).record.effect).toBe('allow')
    expect(decide(both, { now: new Date('2026-11-22T09:00:00Z') }).record.again).toBe('2026-11-22T10:00:00.000Z')
  })
  test('where more than the time is wrong, no time is named', () => {
    expect(decide(office, { now: new Date('2026-11-22T09:00:00Z'), person: undefined }).record.again).toBeUndefined()
  })
})

test('several grants: one that holds is enough, else each says why not', () => {
  const two = `${office}  - grant: leads\n    for: payments.refund\n    people: lead\n`
  expect(decide(two, { now: new Date('2026-11-22T09:00:00Z'), person: { roles: ['lead'] } }).record.effect).toBe(
    'allow',
  )
  expect(reasonOf(two, { now: new Date('2026-11-22T09:00:00Z') })).toMatch(
    /^Denied, for grant "office" .*; grant "leads" does not hold: it is for lead, and anna is operator\.$/,
  )
})

test('grants are told, and the roles they name', () => {
  const { policies } = load(granting(office))
  expect(policies.describe('payments.refund')[0]).toBe(
    'Grant office: for operator or lead, within mon-fri 08:00-20:00 Europe/Berlin.',
  )
  expect(policies.roles).toEqual(['operator', 'lead'])
})

test.each([
  ['people: operator, lead', 'peple: operator', 'A grant has no "peple"'],
  ['    people: operator, lead\n', '', 'does not say for which people'],
  ['people: operator, lead', "people: 'the lead'", '"the lead" is not a role'],
  ['for: payments.refund', 'for: payments.refnd', 'There is no action "payments.refnd"'],
  ['grant: office', 'grant: ""', 'The name of a grant'],
  ['Europe/Berlin', 'Europe/Berlon', '"Europe/Berlon" is not a time zone (grant office)'],
  ['except: 2026-12-25', 'except: 2026-12-32', '"2026-12-32" is not a day'],
  ['    within: mon-fri 08:00-20:00 Europe/Berlin\n', '', 'names days but no hours'],
  ['people: operator, lead', 'people: operator\n    when: arguments.amount', 'its condition is not true or false'],
  ['people: operator, lead', 'people: operator\n    when: arguments.amuont > 1.00 GBP', 'has no field "amuont"'],
])('%j made %j is refused', (from, to, says) => {
  expect(refusalOf(granting(office.replace(from, to)))).toContain(says)
})
