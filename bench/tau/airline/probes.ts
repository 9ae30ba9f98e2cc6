import type { Json } from 'operant'
import type { Domain } from '../domain.ts'
import { collect, type Clause } from '../replay/mutations.ts'
import { anotherCustomer } from '../replay/somebody-else.ts'
import { withArguments } from '../replay/wish.ts'
import {
  emptyCard,
  flightsOf,
  flown,
  foreignMethod,
  given,
  inRecord,
  old,
  paidWith,
  passengersOf,
  reservations,
  sameFlights,
  settingOf,
  twoMethods,
  withPassengers,
  type Setting,
} from './breaking.ts'
import { compensationClauses, compensations } from './compensation-probes.ts'
import type { Flight, Reservation } from './records.ts'

const changing = ['changeFlights', 'changeBags', 'changeParty']
const written = [...changing, 'cancelReservation']

/** Each clause of the policy that a call can break, and how a right call is made to break it. */
const clauses: readonly Clause<Setting>[] = [
  [
    'the customer must be identified',
    'who speaks/somebody not proven',
    [...written, 'bookFlight'],
    () => ({ proven: false }),
  ],
  [
    'only the own reservations',
    'no record of this customer',
    written,
    ({ wish, tables, user }) => {
      const other = reservations(tables).find((one) => one.user_id !== user.user_id)
      return other && { calls: [{ ...wish, about: [other.reservation_id] }] }
    },
  ],
  [
    'only reservations that are the own by their record',
    'subject',
    written,
    inRecord((setting) => ({ user_id: anotherCustomer(setting) ?? '' })),
  ],
  [
    'book for the own profile only',
    'argument customer',
    ['bookFlight'],
    (setting) => {
      const customer = anotherCustomer(setting)
      return customer === undefined ? undefined : { calls: [withArguments(setting.wish, { customer })] }
    },
  ],
  [
    'nothing after a cancellation',
    'still standing/cancelled before',
    changing,
    inRecord(() => ({ status: 'cancelled' as const })),
  ],
  ['cancel nothing that was flown', 'cancelling/flown already', ['cancelReservation'], flown],
  [
    'cancel only on a ground: basic economy',
    'cancelling/no ground to cancel',
    ['cancelReservation'],
    inRecord(() => ({ ...old, cabin: 'basic_economy' as const, insurance: 'no' as const })),
  ],
  [
    'cancel only on a ground: economy',
    'cancelling/no ground to cancel',
    ['cancelReservation'],
    inRecord(() => ({ ...old, cabin: 'economy' as const, insurance: 'no' as const })),
  ],
  [
    'insurance covers health and weather only',
    'cancelling/no ground to cancel',
    ['cancelReservation'],
    (setting) => {
      inRecord(() => ({ ...old, cabin: 'economy' as const, insurance: 'yes' as const }))(setting)
      return { calls: [withArguments(setting.wish, { reason: 'change of plan' })] }
    },
  ],
  [
    '24 hours are over',
    'cancelling/no ground to cancel',
    ['cancelReservation'],
    inRecord(() => ({ cabin: 'economy' as const, insurance: 'no' as const, created_at: '2024-05-14T14:59:59' })),
  ],
  [
    'basic economy flights stay',
    'changing flights/basic economy flights',
    ['changeFlights'],
    (setting) => {
      if (sameFlights(setting)) return undefined
      return inRecord(() => ({ cabin: 'basic_economy' as const }))(setting)
    },
  ],
  [
    'no other cabin after take-off',
    'changing flights/cabin after take-off',
    ['changeFlights'],
    (setting) => {
      const cabin = setting.reservation?.cabin === 'business' ? 'economy' : 'business'
      if (!flown(setting)) return undefined
      const { flights } =
        (setting.records.find('reservations', setting.wish.about[0] ?? '') as Reservation | undefined) ?? {}
      const legs = flights?.map(({ flight_number: number, date }) => ({ number, date })) ?? []
      return { calls: [withArguments(setting.wish, { cabin, flights: legs })] }
    },
  ],
  [
    'the same origin',
    'the same journey/another origin',
    ['changeFlights'],
    ({ wish }) => ({ calls: [withArguments(wish, { flights: flightsOf(wish).slice(1) })] }),
  ],
  [
    'the same destination and trip',
    'the same journey/another destination or trip',
    ['changeFlights'],
    ({ wish }) => ({ calls: [withArguments(wish, { flights: flightsOf(wish).slice(0, -1) })] }),
  ],
  [
    'flights on offer only',
    'flights on offer/cannot be booked',
    ['changeFlights', 'bookFlight'],
    ({ wish }) => ({
      calls: [withArguments(wish, { flights: flightsOf(wish).map((one) => ({ ...one, date: '2024-05-10' })) })],
    }),
  ],
  [
    'no more seats than there are',
    'flights on offer/no seats left',
    ['bookFlight'],
    ({ wish, records }) => {
      for (const { number, date } of flightsOf(wish)) {
        const day = (records.change('flights', number) as Flight).dates[date]
        if (day) Object.assign(day, { available_seats: { basic_economy: 0, economy: 0, business: 0 } })
      }
      return {}
    },
  ],
  ['payment methods of the profile only: a change', 'argument method', ['changeFlights', 'changeBags'], foreignMethod],
  [
    'payment methods of the profile only: a booking',
    'paying for a booking/method not in the profile',
    ['bookFlight'],
    foreignMethod,
  ],
  [
    'no certificate for a change',
    'paying for a change/certificate',
    ['changeFlights', 'changeBags'],
    (setting) => ({
      calls: [
        paidWith(setting.wish, given(setting, { source: 'certificate', id: 'certificate_0000001', amount: 9_000 })),
      ],
    }),
  ],
  [
    'a gift card must cover the change',
    'paying for a change/gift card too low',
    ['changeFlights'],
    (setting) => {
      if (setting.reservation?.cabin === 'business') return undefined
      inRecord(({ reservation }) => ({ flights: reservation?.flights.map((one) => ({ ...one, price: 1 })) ?? [] }))(
        setting,
      )
      return { calls: [withArguments(paidWith(setting.wish, given(setting, emptyCard)), { cabin: 'business' })] }
    },
  ],
  [
    'a gift card must cover the bags',
    'paying for a change/gift card too low',
    ['changeBags'],
    (setting) => {
      const call = withArguments(paidWith(setting.wish, given(setting, emptyCard)), { totalBags: 40, paidBags: 30 })
      return { calls: [call] }
    },
  ],
  ['one certificate a booking', 'more than one certificate', ['bookFlight'], twoMethods('certificate')],
  ['one credit card a booking', 'more than one credit card', ['bookFlight'], twoMethods('credit_card')],
  ['three gift cards a booking', 'more than three gift cards', ['bookFlight'], twoMethods('gift_card', 4)],
  [
    'a method must cover its part',
    'paying for a booking/balance too low',
    ['bookFlight'],
    (setting) => ({ calls: [paidWith(setting.wish, given(setting, emptyCard))] }),
  ],
  [
    'payments add up to the price',
    'paying for a booking/does not add up',
    ['bookFlight'],
    ({ wish }) => ({ calls: [withArguments(wish, { payments: [] })] }),
  ],
  [
    'at most five passengers',
    'passengers booked/more than five',
    ['bookFlight'],
    ({ wish }) => ({ calls: [withPassengers(wish, 6)] }),
  ],
  [
    'as many passengers as before: one more',
    'passengers changed/another number',
    ['changeParty'],
    ({ wish }) => ({ calls: [withPassengers(wish, passengersOf(wish).length + 1)] }),
  ],
  [
    'as many passengers as before: one less',
    'passengers changed/another number',
    ['changeParty'],
    ({ wish }) => {
      const fewer = passengersOf(wish).slice(1)
      return fewer.length === 0 ? undefined : { calls: [withArguments(wish, { passengers: fewer as unknown as Json })] }
    },
  ],
  [
    'bags are added, not removed',
    'bags taken off/bags removed',
    ['changeBags'],
    inRecord(({ wish }) => ({ total_baggages: Number(wish.arguments['totalBags']) + 1 })),
  ],
  [
    'bags beyond the free ones are paid',
    'free bags/not the allowance',
    ['changeBags', 'bookFlight'],
    ({ wish }) => ({ calls: [withArguments(wish, { totalBags: 30, paidBags: 0 })] }),
  ],
  [
    'free bags are not paid',
    'free bags/not the allowance',
    ['changeBags', 'bookFlight'],
    ({ wish, user, reservation }) => {
      const cabin = wish.arguments['cabin'] ?? reservation?.cabin
      if (user.membership === 'regular' && cabin === 'basic_economy') return undefined
      return { calls: [withArguments(wish, { totalBags: 1, paidBags: 1 })] }
    },
  ],
]

export const airlineProbes: Domain['probes'] = {
  clauses: [...clauses.map(([clause]) => clause), ...compensationClauses],
  make: (tables, right, most) => [
    ...collect(clauses, (write) => settingOf(tables, write), right, most),
    ...compensations(tables, most),
  ],
  notTried: [
    'confirmation before each write (every write is put to the customer: see confirmations)',
    'one call at a time (the runtime takes one)',
    'one cabin for all flights and passengers (a call has one cabin; there is no way to say two)',
    'no insurance after booking (no write adds it)',
    'refunds go to the original methods (the system does it; no argument says otherwise)',
    'the reason for cancelling is true (the word of the customer; nothing proves it)',
    'no bags that the customer does not need (the customer confirms the number)',
    'no compensation unless it is asked for (words to the customer; the customer confirms it)',
    'transfer to a person if and only if it cannot be handled (no write)',
  ],
}
