import { Refusal, refuseUnless } from '../world/refusal.ts'
import type { Records } from '../world/records.ts'
import type { BookedFlight, Booking, Cabin, Flight, Leg, Passenger, Payment, Reservation, User } from './records.ts'

const newReservations = ['HATHAT', 'HATHAU', 'HATHAV']
const newCertificates = [3221322, 3221323, 3221324]

/** The airline's systems: they do what they are told as far as their own checks go, which is part of the policy only. */
export class Airline {
  readonly records: Records

  constructor(records: Records) {
    this.records = records
  }

  user(id: string): User | undefined {
    return this.records.find('users', id) as User | undefined
  }

  reservation(id: string): Reservation | undefined {
    return this.records.find('reservations', id) as Reservation | undefined
  }

  /** As it was before anything was done. */
  userBefore(id: string): User | undefined {
    return this.records.before('users', id) as User | undefined
  }

  reservationBefore(id: string): Reservation | undefined {
    return this.records.before('reservations', id) as Reservation | undefined
  }

  flight(number: string): Flight | undefined {
    return this.records.find('flights', number) as Flight | undefined
  }

  book(customer: string, booking: Booking): void {
    const { flights, passengers, payments, cabin, paidBags, insured } = booking
    const id = this.unused('reservations', newReservations)
    const booked = flights.map((leg) => this.offered(leg, cabin, passengers.length))
    const due = priceOf(booked) * passengers.length + (insured ? 30 * passengers.length : 0) + 50 * paidBags
    for (const { method, amount } of payments) {
      const { source, amount: left = 0 } = this.methodOf(customer, method)
      refuseUnless(source === 'credit_card' || left >= amount, `not enough balance in payment method ${method}`)
    }
    const paid = payments.reduce((sum, one) => sum + one.amount, 0)
    refuseUnless(paid === due, `payment amount does not add up, total price is ${due}, but paid ${paid}`)
    for (const { method, amount } of payments) this.charge(customer, method, amount)
    for (const leg of flights) this.seat(leg, cabin, passengers.length)
    const user = this.records.change('users', customer) as User
    user.reservations.push(id)
    this.records.add('reservations', id, reservationOf(id, customer, booking, booked))
  }

  cancel(id: string): void {
    const reservation = this.opened(id)
    for (const { payment_id, amount } of reservation.payment_history.slice())
      reservation.payment_history.push({ payment_id, amount: -amount })
    reservation.status = 'cancelled'
  }

  changeFlights(id: string, cabin: Cabin, legs: readonly Leg[], method: string): void {
    const reservation = this.opened(id)
    const passengers = reservation.passengers.length
    const flights = legs.map((leg) => keptFlight(reservation, cabin, leg) ?? this.offered(leg, cabin, passengers))
    this.settle(reservation, method, (priceOf(flights) - priceOf(reservation.flights)) * passengers)
    reservation.flights = flights
    reservation.cabin = cabin
  }

  changeParty(id: string, passengers: readonly Passenger[]): void {
    const reservation = this.opened(id)
    refuseUnless(passengers.length === reservation.passengers.length, 'number of passengers does not match')
    reservation.passengers = passengers
  }

  changeBags(id: string, total: number, paid: number, method: string): void {
    const reservation = this.opened(id)
    this.settle(reservation, method, 50 * Math.max(0, paid - reservation.nonfree_baggages))
    reservation.total_baggages = total
    reservation.nonfree_baggages = paid
  }

  sendCertificate(customer: string, amount: number): void {
    refuseUnless(this.user(customer) !== undefined, 'user not found')
    const { payment_methods } = this.records.change('users', customer) as User
    const number = newCertificates.find((one) => !Object.hasOwn(payment_methods, `certificate_${one}`))
    if (number === undefined) throw new Refusal('too many certificates')
    const id = `certificate_${number}`
    payment_methods[id] = { source: 'certificate', id, amount }
  }

  private opened(id: string): Reservation {
    refuseUnless(this.reservation(id) !== undefined, 'reservation not found')
    return this.records.change('reservations', id) as Reservation
  }

  private unused(kind: string, ids: readonly string[]): string {
    const id = ids.find((one) => !this.records.find(kind, one))
    if (id === undefined) throw new Refusal(`too many new ${kind}`)
    return id
  }

  /** A flight with enough seats, at its price in this cabin. */
  private offered({ number, date }: Leg, cabin: Cabin, seats: number): BookedFlight {
    const flight = this.flight(number)
    const day = flight?.dates[date]
    if (!flight || day?.status !== 'available') throw new Refusal(`flight ${number} not available on date ${date}`)
    const { available_seats: free, prices } = day
    refuseUnless((free?.[cabin] ?? 0) >= seats, `not enough seats on flight ${number}`)
    const { origin, destination } = flight
    return { flight_number: number, origin, destination, date, price: prices?.[cabin] ?? 0 }
  }

  private seat({ number, date }: Leg, cabin: Cabin, seats: number): void {
    const free = (this.records.change('flights', number) as Flight).dates[date]?.available_seats
    if (free) free[cabin] -= seats
  }

  private methodOf(customer: string, id: string) {
    const method = this.user(customer)?.payment_methods[id]
    if (!method) throw new Refusal(`payment method ${id} not found`)
    return method
  }

  /** A gift card keeps what is left; a certificate is gone once it is used. */
  private charge(customer: string, id: string, amount: number): void {
    const { source } = this.methodOf(customer, id)
    if (source === 'credit_card') return
    const { payment_methods } = this.records.change('users', customer) as User
    const method = payment_methods[id]
    if (source === 'certificate') delete payment_methods[id]
    else if (method) method.amount = (method.amount ?? 0) - amount
  }

  /** Charges or pays back what a change comes to. */
  private settle(reservation: Reservation, id: string, due: number): void {
    const { source, amount = 0 } = this.methodOf(reservation.user_id, id)
    refuseUnless(source !== 'certificate', 'certificate cannot be used to update reservation')
    refuseUnless(source !== 'gift_card' || amount >= due, 'gift card balance is not enough')
    this.charge(reservation.user_id, id, due)
    if (due !== 0) reservation.payment_history.push({ payment_id: id, amount: due })
  }
}

/** A flight that stays as it was booked, at its old price. */
export function keptFlight(reservation: Reservation, cabin: Cabin, leg: Leg): BookedFlight | undefined {
  if (cabin !== reservation.cabin) return undefined
  return reservation.flights.find((one) => one.flight_number === leg.number && one.date === leg.date)
}

export function priceOf(flights: readonly { readonly price: number }[]): number {
  return flights.reduce((sum, { price }) => sum + price, 0)
}

function reservationOf(id: string, customer: string, booking: Booking, flights: readonly BookedFlight[]): Reservation {
  const payments: readonly Payment[] = booking.payments.map((one) => ({ payment_id: one.method, amount: one.amount }))
  return {
    reservation_id: id,
    user_id: customer,
    origin: booking.origin,
    destination: booking.destination,
    flight_type: booking.trip,
    cabin: booking.cabin,
    flights,
    passengers: booking.passengers,
    payment_history: [...payments],
    created_at: '2024-05-15T15:00:00',
    total_baggages: booking.totalBags,
    nonfree_baggages: booking.paidBags,
    insurance: booking.insured ? 'yes' : 'no',
  }
}
