export const cabins = ['basic_economy', 'economy', 'business'] as const
export type Cabin = (typeof cabins)[number]

export interface PaymentMethod {
  readonly source: 'gift_card' | 'credit_card' | 'certificate'
  readonly id: string
  amount?: number
}

export interface Passenger {
  readonly first_name: string
  readonly last_name: string
  readonly dob: string
}

export interface User {
  readonly user_id: string
  readonly payment_methods: Record<string, PaymentMethod>
  readonly membership: 'regular' | 'silver' | 'gold'
  readonly reservations: string[]
}

export const flightStatuses = ['available', 'on time', 'delayed', 'flying', 'landed', 'cancelled', 'unknown'] as const

/** One flight number on one day. */
export interface FlightDay {
  readonly status: Exclude<(typeof flightStatuses)[number], 'unknown'>
  readonly available_seats?: Record<Cabin, number>
  readonly prices?: Readonly<Record<Cabin, number>>
}

export interface Flight {
  readonly flight_number: string
  readonly origin: string
  readonly destination: string
  readonly dates: Readonly<Record<string, FlightDay>>
}

export interface BookedFlight {
  readonly flight_number: string
  readonly origin: string
  readonly destination: string
  readonly date: string
  readonly price: number
}

export interface Payment {
  readonly payment_id: string
  readonly amount: number
}

export interface Reservation {
  readonly reservation_id: string
  readonly user_id: string
  readonly origin: string
  readonly destination: string
  readonly flight_type: 'one_way' | 'round_trip'
  cabin: Cabin
  flights: readonly BookedFlight[]
  passengers: readonly Passenger[]
  readonly payment_history: Payment[]
  readonly created_at: string
  total_baggages: number
  nonfree_baggages: number
  readonly insurance: 'yes' | 'no'
  status?: 'cancelled'
}

/** A flight as a call names it. */
export interface Leg {
  readonly number: string
  readonly date: string
}

/** A booking as it is asked for. */
export interface Booking {
  readonly origin: string
  readonly destination: string
  readonly trip: Reservation['flight_type']
  readonly cabin: Cabin
  readonly flights: readonly Leg[]
  readonly passengers: readonly Passenger[]
  readonly payments: readonly { readonly method: string; readonly amount: number }[]
  readonly totalBags: number
  readonly paidBags: number
  readonly insured: boolean
}
