import { isDeepStrictEqual } from 'node:util'
import { action, among, sameAs } from 'operant'
import { conversation } from '../conversation.ts'
import {
  booking,
  cancellation,
  complaint,
  customer,
  desk,
  fare,
  itinerary,
  luggage,
  party,
  reservation,
  reservationRecord,
} from './facts.ts'
import type { Booking, BookedFlight, Leg, Reservation } from './records.ts'

const done = { done: true } as const
/** What all writes have in common. */
const write = { uses: { desk }, expect: () => done, undo: 'none', risk: 'irreversible' } as const
/** And those to a reservation. */
const toOwn = {
  ...write,
  changes: [reservationRecord, customer],
  subject: { of: reservationRecord.$.customer, is: conversation.$.customer },
} as const

type Asked = Omit<Booking, 'payments'> & {
  readonly payments: readonly { readonly method: string; readonly amount: { readonly amount: string } }[]
}

function inDollars(asked: Asked): Booking {
  const payments = asked.payments.map(({ method, amount }) => ({ method, amount: Number(amount.amount) }))
  return { ...asked, payments }
}

function sameFlights(flights: readonly BookedFlight[], legs: readonly Leg[]): boolean {
  const booked = flights.map(({ flight_number: number, date }) => ({ number, date }))
  return isDeepStrictEqual(
    booked,
    legs.map(({ number, date }) => ({ number, date })),
  )
}

function isBooked(found: Reservation, asked: Booking): boolean {
  const paid = found.payment_history.map(({ payment_id: method, amount }) => ({ method, amount }))
  return (
    found.cabin === asked.cabin &&
    sameFlights(found.flights, asked.flights) &&
    isDeepStrictEqual(found.passengers, asked.passengers) &&
    isDeepStrictEqual(paid, asked.payments)
  )
}

export const bookFlight = action({
  name: 'bookFlight',
  title: (i) => `Book ${i.origin} to ${i.destination} for ${i.passengers.length} in ${i.cabin}`,
  needs: {
    customer: customer.$.id,
    origin: booking.$.origin,
    destination: booking.$.destination,
    trip: booking.$.trip,
    cabin: booking.$.cabin,
    flights: booking.$.flights,
    passengers: booking.$.passengers,
    payments: booking.$.payments,
    totalBags: booking.$.totalBags,
    paidBags: booking.$.paidBags,
    insured: booking.$.insured,
  },
  ...write,
  changes: [customer],
  preview: { gives: fare, read: (i, u) => u.desk.bookingFare(inDollars(i)) },
  identity: (i) => ['book', i.customer, i.flights, i.passengers],
  perform: (i, u) => u.desk.airline.book(i.customer, inDollars(i)),
  confirm: (i, u) => {
    const own = u.desk.airline.user(i.customer)?.reservations ?? []
    return own.some((id) => u.desk.reservationAs(id, (one) => isBooked(one, inDollars(i)))) ? done : null
  },
  relations: { customer: sameAs(conversation.$.customer) },
})

export const cancelReservation = action({
  name: 'cancelReservation',
  title: (i) => `Cancel reservation ${i.reservation}: ${i.reason}`,
  needs: { reservation, reason: cancellation.$.reason },
  ...toOwn,
  identity: (i) => ['cancel', i.reservation],
  perform: (i, u) => u.desk.airline.cancel(i.reservation),
  confirm: (i, u) => u.desk.reservationAs(i.reservation, (one) => one.status === 'cancelled'),
})

export const changeFlights = action({
  name: 'changeFlights',
  title: (i) => `Change reservation ${i.reservation} to ${i.flights.length} flights in ${i.cabin}`,
  needs: { reservation, cabin: itinerary.$.cabin, flights: itinerary.$.flights, method: itinerary.$.method },
  ...toOwn,
  preview: { gives: fare, read: (i, u) => u.desk.changeFare(i.reservation, i.cabin, i.flights) },
  identity: (i) => ['fly', i.reservation, i.cabin, i.flights],
  perform: (i, u) => u.desk.airline.changeFlights(i.reservation, i.cabin, i.flights, i.method),
  confirm: (i, u) =>
    u.desk.reservationAs(i.reservation, (one) => one.cabin === i.cabin && sameFlights(one.flights, i.flights)),
  relations: { method: among(customer.$.methodIds) },
})

export const changeBags = action({
  name: 'changeBags',
  title: (i) => `Reservation ${i.reservation}: ${i.totalBags} bags, ${i.paidBags} of them paid for`,
  needs: {
    reservation,
    totalBags: luggage.$.totalBags,
    paidBags: luggage.$.paidBags,
    method: luggage.$.method,
  },
  ...toOwn,
  preview: { gives: fare, read: (i, u) => u.desk.bagsFare(i.reservation, i.paidBags) },
  identity: (i) => ['bags', i.reservation, i.totalBags],
  perform: (i, u) => u.desk.airline.changeBags(i.reservation, i.totalBags, i.paidBags, i.method),
  confirm: (i, u) =>
    u.desk.reservationAs(
      i.reservation,
      (one) => one.total_baggages === i.totalBags && one.nonfree_baggages === i.paidBags,
    ),
  relations: { method: among(customer.$.methodIds) },
})

export const changeParty = action({
  name: 'changeParty',
  title: (i) => `Reservation ${i.reservation}: other names of passengers`,
  needs: { reservation, passengers: party.$.passengers },
  ...toOwn,
  identity: (i) => ['party', i.reservation, i.passengers],
  perform: (i, u) => u.desk.airline.changeParty(i.reservation, i.passengers),
  confirm: (i, u) => u.desk.reservationAs(i.reservation, (one) => isDeepStrictEqual(one.passengers, i.passengers)),
})

export const sendCertificate = action({
  name: 'sendCertificate',
  title: (i) => `A certificate of ${i.amount} for ${i.customer}, for reservation ${i.reservation}`,
  needs: {
    reservation,
    customer: customer.$.id,
    cause: complaint.$.cause,
    amount: complaint.$.amount,
  },
  ...write,
  changes: [customer],
  identity: (i) => ['certificate', i.reservation, i.cause],
  perform: (i, u) => u.desk.airline.sendCertificate(i.customer, Number(i.amount.amount)),
  confirm: (i, u) => {
    const methods = Object.values(u.desk.airline.user(i.customer)?.payment_methods ?? {})
    const before = new Set(u.desk.methodsBefore(i.customer))
    const sent = methods.some((one) => one.amount === Number(i.amount.amount) && !before.has(one.id))
    return sent ? done : null
  },
  subject: toOwn.subject,
  relations: { customer: sameAs(conversation.$.customer) },
})
