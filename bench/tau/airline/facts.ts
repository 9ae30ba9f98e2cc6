import { z } from 'zod'
import { connector, entity, fact, instant, money, recordId, recordText } from 'operant'
import { noDefault } from '../../support/no-default.ts'
import { cabins, flightStatuses } from './records.ts'
import type { AirlineDesk } from './desk.ts'

/** The airline's systems, as this conversation finds them. */
export const desk = connector<AirlineDesk>({ name: 'desk', open: noDefault })

const method = z.object({
  id: recordId(),
  kind: z.enum(['gift_card', 'credit_card', 'certificate']),
  /** What is left on it; nothing on what has no balance. */
  balance: money(),
})
export const customer = fact(
  'customer',
  z.object({
    id: recordId(),
    membership: z.enum(['regular', 'silver', 'gold']),
    reservations: z.array(recordId()),
    methods: z.array(method),
    methodIds: z.array(recordId()),
  }),
)

const cabin = z.enum(cabins)
const trip = z.enum(['one_way', 'round_trip'])
const leg = z.object({ number: recordId(), date: recordText() })
const passenger = z.object({ first_name: z.string(), last_name: z.string(), dob: z.string() })
const bags = z.int().min(0)

/** One of the customer's own reservations. */
export const reservation = entity('reservation', customer.$.reservations)
export const reservationRecord = fact(
  'reservationRecord',
  z.object({
    id: recordId(),
    customer: recordId(),
    status: z.enum(['active', 'cancelled']),
    origin: recordText(),
    destination: recordText(),
    trip,
    cabin,
    flights: z.array(z.object({ number: recordId(), date: recordText(), status: z.enum(flightStatuses) })),
    /** How the flights stand that it had when the conversation began. */
    beganWith: z.array(z.enum(flightStatuses)),
    passengers: z.array(passenger),
    insured: z.boolean(),
    createdAt: instant(),
    totalBags: bags,
    /** Whether it was changed or cancelled in this conversation. */
    changedNow: z.boolean(),
  }),
  { about: reservation },
)

// What the customer wants done, in the customer's words; each is also what a call is made with.
export const booking = fact(
  'booking',
  z.object({
    origin: z.string(),
    destination: z.string(),
    trip,
    cabin,
    flights: z.array(leg).min(1),
    passengers: z.array(passenger).min(1),
    payments: z.array(z.object({ method: z.string(), amount: money() })),
    totalBags: bags,
    paidBags: bags,
    insured: z.boolean(),
  }),
)
export const cancellation = fact(
  'cancellation',
  z.object({ reason: z.enum(['change of plan', 'cancelled by the airline', 'health', 'weather', 'other']) }),
  { about: reservation },
)
export const itinerary = fact('itinerary', z.object({ cabin, flights: z.array(leg).min(1), method: z.string() }), {
  about: reservation,
})
export const luggage = fact('luggage', z.object({ totalBags: bags, paidBags: bags, method: z.string() }), {
  about: reservation,
})
export const party = fact('party', z.object({ passengers: z.array(passenger).min(1) }), { about: reservation })
export const complaint = fact(
  'complaint',
  z.object({ cause: z.enum(['cancelled', 'delayed', 'other']), amount: money() }),
  { about: reservation },
)

/** What a call comes to: the flights that it leaves, by the live timetable, and what it costs. */
export const fare = fact(
  'fare',
  z.object({
    legs: z.array(z.object({ kept: z.boolean(), onOffer: z.boolean(), seats: z.boolean() })),
    /** Each flight begins where the one before ended. */
    connected: z.boolean(),
    startsAt: z.string(),
    endsAt: z.string(),
    visits: z.array(z.string()),
    cabin,
    people: z.int().min(0),
    /** What the customer pays in all; negative where it is paid back. */
    due: money(),
    /** What the call pays. */
    paid: money(),
  }),
)
