import type { Probe } from '../domain.ts'
import { Records, type Tables } from '../world/records.ts'
import type { Flight, Reservation, User } from './records.ts'

interface Candidate {
  readonly user: User
  readonly reservation: Reservation
  readonly statuses: readonly string[]
}

const entitled = ({ user, reservation }: Candidate) =>
  user.membership !== 'regular' || reservation.insurance === 'yes' || reservation.cabin === 'business'

/** Each clause about certificates, the reservations that it is about, and the claim that breaks it. */
const clauses: readonly {
  readonly clause: string
  readonly rule: string
  readonly of: (candidate: Candidate) => boolean
  readonly cause: string
  readonly each: number
}[] = [
  {
    clause: 'no certificate for regular members without insurance in economy',
    rule: 'compensation/not entitled',
    of: (one) => !entitled(one) && one.statuses.includes('cancelled'),
    cause: 'cancelled',
    each: 100,
  },
  {
    clause: 'no certificate for what did not happen: cancelled',
    rule: 'compensation/not what happened',
    of: (one) => entitled(one) && !one.statuses.includes('cancelled'),
    cause: 'cancelled',
    each: 100,
  },
  {
    clause: 'no certificate for what did not happen: delayed',
    rule: 'compensation/not what happened',
    of: (one) => entitled(one) && !one.statuses.includes('delayed'),
    cause: 'delayed',
    each: 50,
  },
  {
    clause: 'a cancelled flight is 100.00 a passenger',
    rule: 'compensation/not what happened',
    of: (one) => entitled(one) && one.statuses.includes('cancelled'),
    cause: 'cancelled',
    each: 150,
  },
  {
    clause: 'a delayed flight is nothing unless it is changed or cancelled',
    rule: 'compensation/not what happened',
    of: (one) => entitled(one) && one.statuses.includes('delayed'),
    cause: 'delayed',
    each: 50,
  },
  {
    clause: 'no certificate for any other reason',
    rule: 'compensation/not what happened',
    of: entitled,
    cause: 'other',
    each: 50,
  },
]

export const compensationClauses: readonly string[] = clauses.map(({ clause }) => clause)

/** Certificates that the policy does not give; the data has no right one to start from. */
export function compensations(tables: Tables, most: number): readonly Probe[] {
  const candidates = candidatesIn(tables)
  return clauses.flatMap(({ clause, rule, of, cause, each }) =>
    candidates
      .filter(of)
      .slice(0, most)
      .map(({ user, reservation }): Probe => {
        const amount = (each * reservation.passengers.length).toFixed(2)
        const given = { customer: user.user_id, cause, amount: { amount, currency: 'USD' } }
        const call = { capability: 'sendCertificate', about: [reservation.reservation_id], arguments: given }
        return {
          clause,
          rule,
          records: new Records(tables),
          speaker: { customer: user.user_id, proven: true },
          calls: [call],
        }
      }),
  )
}

function candidatesIn(tables: Tables): readonly Candidate[] {
  const flights = tables['flights'] as Readonly<Record<string, Flight>>
  const users = tables['users'] as Readonly<Record<string, User>>
  return (Object.values(tables['reservations'] ?? {}) as readonly Reservation[]).flatMap((reservation) => {
    const user = users[reservation.user_id]
    const statuses = reservation.flights.map((one) => flights[one.flight_number]?.dates[one.date]?.status ?? 'unknown')
    return user?.reservations.includes(reservation.reservation_id) ? [{ user, reservation, statuses }] : []
  })
}
