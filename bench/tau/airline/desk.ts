import { dollars } from '../world/amount.ts'
import { keptFlight, priceOf, type Airline } from './airline.ts'
import type { Booking, Cabin, Leg, Reservation } from './records.ts'

/** The airline's systems, as facts want them. */
export class AirlineDesk {
  readonly airline: Airline

  constructor(airline: Airline) {
    this.airline = airline
  }

  customer(id: string) {
    const user = this.airline.user(id)
    return (
      user && {
        id: user.user_id,
        membership: user.membership,
        reservations: user.reservations,
        methodIds: Object.keys(user.payment_methods),
        methods: Object.values(user.payment_methods).map(({ id: method, source, amount = 0 }) => ({
          id: method,
          kind: source,
          balance: dollars(amount),
        })),
      }
    )
  }

  reservation(id: string) {
    const found = this.airline.reservation(id)
    return (
      found && {
        id: found.reservation_id,
        customer: found.user_id,
        status: found.status ?? ('active' as const),
        origin: found.origin,
        destination: found.destination,
        trip: found.flight_type,
        cabin: found.cabin,
        flights: this.standing(found),
        beganWith: this.standing(this.airline.reservationBefore(id) ?? found).map(({ status }) => status),
        passengers: [...found.passengers],
        insured: found.insurance === 'yes',
        createdAt: new Date(`${found.created_at}-05:00`),
        totalBags: found.total_baggages,
        changedNow: this.airline.records.touched('reservations', id),
      }
    )
  }

  private standing({ flights }: Reservation) {
    return flights.map(({ flight_number: number, date }) => {
      const status = this.airline.flight(number)?.dates[date]?.status ?? ('unknown' as const)
      return { number, date, status }
    })
  }

  /** What booking comes to. */
  bookingFare(booking: Booking) {
    const people = booking.passengers.length
    const due = this.priceOf(booking.flights, booking.cabin) * people + (booking.insured ? 30 * people : 0)
    const paid = booking.payments.reduce((sum, one) => sum + one.amount, 0)
    return {
      ...this.route(booking.flights, booking.cabin, people),
      due: dollars(due + 50 * booking.paidBags),
      paid: dollars(paid),
    }
  }

  /** What flying these flights instead comes to. */
  changeFare(id: string, cabin: Cabin, legs: readonly Leg[]) {
    const reservation = this.airline.reservation(id)
    const people = reservation?.passengers.length ?? 0
    const due = (this.priceOf(legs, cabin, reservation) - priceOf(reservation?.flights ?? [])) * people
    return { ...this.route(legs, cabin, people, reservation), due: dollars(due), paid: dollars(due) }
  }

  /** What having other bags with the same flights comes to. */
  bagsFare(id: string, paid: number) {
    const reservation = this.airline.reservation(id)
    const legs = reservation?.flights.map(({ flight_number: number, date }) => ({ number, date })) ?? []
    const due = dollars(50 * Math.max(0, paid - (reservation?.nonfree_baggages ?? 0)))
    return { ...this.changeFare(id, reservation?.cabin ?? 'economy', legs), due, paid: due }
  }

  /** The reservation, where it stands as a write was to leave it. */
  reservationAs(id: string, holds: (reservation: Reservation) => boolean): { readonly done: true } | null {
    const found = this.airline.reservation(id)
    return found && holds(found) ? { done: true } : null
  }

  /** Payment methods that the customer had when the conversation began. */
  methodsBefore(customer: string): readonly string[] {
    return Object.keys(this.airline.userBefore(customer)?.payment_methods ?? {})
  }

  private priceOf(legs: readonly Leg[], cabin: Cabin, reservation?: Reservation): number {
    return priceOf(
      legs.map((leg) => {
        const kept = reservation && keptFlight(reservation, cabin, leg)
        return kept ?? { price: this.airline.flight(leg.number)?.dates[leg.date]?.prices?.[cabin] ?? 0 }
      }),
    )
  }

  private route(legs: readonly Leg[], cabin: Cabin, people: number, reservation?: Reservation) {
    const flights = legs.map(({ number }) => this.airline.flight(number))
    const ends = flights.map((flight) => flight?.destination ?? '')
    return {
      cabin,
      people,
      legs: legs.map((leg) => {
        const day = this.airline.flight(leg.number)?.dates[leg.date]
        const kept = reservation !== undefined && keptFlight(reservation, cabin, leg) !== undefined
        const seats = (day?.available_seats?.[cabin] ?? 0) >= people
        return { kept, onOffer: day?.status === 'available', seats }
      }),
      connected: flights.every((flight, index) => index === 0 || flight?.origin === ends[index - 1]),
      startsAt: flights[0]?.origin ?? '',
      endsAt: ends.at(-1) ?? '',
      visits: ends,
    }
  }
}
