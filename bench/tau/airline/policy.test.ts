import { afterAll, beforeAll, expect, test } from 'vitest'
import { Player } from '../replay/replay.ts'
import type { Treatment } from '../replay/treatment.ts'
import type { Wish } from '../replay/wish.ts'
import { differences } from '../world/end-state.ts'
import { Records } from '../world/records.ts'
import { airline } from './domain.ts'
import { smallAirline } from './testing.ts'

let player: Player
beforeAll(async () => {
  player = await Player.of(airline.agent, airline.now, airline.entity)
})
afterAll(() => player.close())

function call(capability: string, reservation: string, given: Wish['arguments']): Wish {
  return { capability, about: [reservation], arguments: given }
}

interface Played {
  readonly treatments: readonly Treatment[]
  /** What is no longer as it was. */
  readonly left: readonly string[]
}

async function play(calls: readonly Wish[], asked = calls): Promise<Played> {
  const records = new Records(smallAirline)
  const clients = airline.clients(records, { customer: 'ada_li_1', proven: true })
  const { treatments } = await player.play({ clients, calls, asked, answer: () => ({ reason: 'change of plan' }) })
  const left = differences(records, [])
  return { treatments, left }
}

const dollars = (amount: string) => ({ amount, currency: 'USD' })
const fly = (...numbers: readonly string[]) => numbers.map((number) => ({ number, date: '2024-05-22' }))
const cancel = (id: string, reason?: string) => call('cancelReservation', id, reason === undefined ? {} : { reason })
const change = (id: string, flights: readonly string[], more: Wish['arguments'] = {}) =>
  call('changeFlights', id, { cabin: 'economy', flights: fly(...flights), method: 'credit_1', ...more })
const bags = (totalBags: number, paidBags: number, method = 'credit_1') =>
  call('changeBags', 'ECON', { totalBags, paidBags, method })
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ first_name: `P${index}`, last_name: 'Li', dob: '1990-01-01' }))

function book(payments: readonly (readonly [string, string])[], more: Wish['arguments'] = {}): Wish {
  const given = {
    customer: 'ada_li_1',
    origin: 'JFK',
    destination: 'SEA',
    trip: 'one_way',
    cabin: 'economy',
    flights: fly('F3'),
    passengers: people(2),
    payments: payments.map(([method, amount]) => ({ method, amount: dollars(amount) })),
    totalBags: 5,
    paidBags: 1,
    insured: true,
  }
  return { capability: 'bookFlight', about: [], arguments: { ...given, ...more } }
}

// Two seats at 100.00, insurance at 30.00 each, one bag at 50.00 beyond two free ones each.
const paid = [
  ['credit_1', '210.00'],
  ['voucher_1', '100.00'],
] as const

test.each([
  cancel('FRESH'),
  cancel('OFF'),
  cancel('BUSY'),
  change('ECON', ['F3']),
  call('changeFlights', 'BASIC', {
    cabin: 'economy',
    flights: ['F1', 'F2'].map((number) => ({ number, date: '2024-05-20' })),
    method: 'credit_1',
  }),
  bags(2, 0),
  bags(3, 1, 'gift_1'),
  call('changeParty', 'ECON', { passengers: people(1) }),
  call('sendCertificate', 'OFF', { customer: 'ada_li_1', cause: 'cancelled', amount: dollars('100.00') }),
  book(paid),
])('$capability $about is done once the customer has confirmed it', async (wish) => {
  const { treatments } = await play([wish])
  expect(treatments).toEqual([{ kind: 'done', rules: [], reason: '', asked: ['customer'] }])
})

test.each([
  ['cancelling/no ground to cancel', cancel('ECON')],
  ['cancelling/no ground to cancel', cancel('BASIC', 'health')],
  ['cancelling/flown already', cancel('FLOWN')],
  ['changing flights/basic economy flights', change('BASIC', ['F3'])],
  [
    'changing flights/cabin after take-off',
    call('changeFlights', 'FLOWN', { cabin: 'economy', flights: fly('F3'), method: 'credit_1' }),
  ],
  ['the same journey/another origin', change('ECON', ['F2'])],
  ['the same journey/another destination or trip', change('ECON', ['F4'])],
  ['the same journey/flights that do not connect', change('ECON', ['F4', 'F2'])],
  [
    'flights on offer/cannot be booked',
    call('changeFlights', 'ECON', {
      cabin: 'economy',
      flights: [{ number: 'F3', date: '2024-05-17' }],
      method: 'credit_1',
    }),
  ],
  ['paying for a change/certificate', change('ECON', ['F3'], { method: 'voucher_1' })],
  ['paying for a change/gift card too low', change('ECON', ['F1', 'F2'], { cabin: 'business', method: 'gift_1' })],
  ['bags taken off/bags removed', bags(0, 0)],
  ['free bags/not the allowance', bags(3, 0)],
  ['free bags/not the allowance', bags(2, 1)],
  ['passengers changed/another number', call('changeParty', 'ECON', { passengers: people(2) })],
  [
    'compensation/not what happened',
    call('sendCertificate', 'OFF', { customer: 'ada_li_1', cause: 'cancelled', amount: dollars('150.00') }),
  ],
  [
    'compensation/not what happened',
    call('sendCertificate', 'LATE', { customer: 'ada_li_1', cause: 'delayed', amount: dollars('50.00') }),
  ],
  [
    'compensation/not what happened',
    call('sendCertificate', 'ECON', { customer: 'ada_li_1', cause: 'cancelled', amount: dollars('100.00') }),
  ],
  [
    'paying for a booking/more than one certificate',
    book([
      ['voucher_1', '100.00'],
      ['voucher_2', '100.00'],
      ['credit_1', '110.00'],
    ]),
  ],
  ['paying for a booking/does not add up', book([['credit_1', '309.00']])],
  ['paying for a booking/balance too low', book([['gift_1', '310.00']])],
  ['passengers booked/more than five', book(paid, { passengers: people(6) })],
  ['argument customer', book(paid, { customer: 'bob' })],
])('%s denies it, though the customer confirms', async (rule, wish) => {
  const {
    treatments: [treated],
    left,
  } = await play([wish])
  expect([treated?.kind, left]).toEqual(['denied', []])
  expect(treated?.rules.some((one) => one.endsWith(rule))).toBe(true)
})

test('a certificate for a delay comes after the change; nothing is changed after a cancellation', async () => {
  const certificate = call('sendCertificate', 'LATE', {
    customer: 'ada_li_1',
    cause: 'delayed',
    amount: dollars('50.00'),
  })
  const late = await play([change('LATE', ['F3']), certificate])
  expect(late.treatments.map(({ kind }) => kind)).toEqual(['done', 'done'])
  const { treatments } = await play([cancel('BUSY'), call('changeParty', 'BUSY', { passengers: people(1) })])
  expect(treatments[1]?.rules).toContain('airline/still standing/cancelled before')
})

test('the customer is asked for what only the customer knows, and confirms nothing else', async () => {
  const { treatments, left } = await play([cancel('FRESH', 'weather')], [cancel('FRESH')])
  expect([treatments[0]?.kind, left]).toEqual(['not confirmed', []])
})
