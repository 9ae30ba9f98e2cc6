import type { RightWrite } from '../domain.ts'
import { methodOfAnother } from '../replay/somebody-else.ts'
import type { Mutation } from '../replay/mutations.ts'
import { withArguments, type Wish } from '../replay/wish.ts'
import { Records, type Tables } from '../world/records.ts'
import type { Flight, Passenger, PaymentMethod, Reservation, User } from './records.ts'

/** One right write in its world, to be made wrong. */
export interface Setting {
  readonly records: Records
  readonly tables: Tables
  readonly user: User
  readonly reservation: Reservation | undefined
  readonly wish: Wish
}

export type Breaks = Mutation<Setting>
export const old = { created_at: '2024-05-01T00:00:00' }
export const emptyCard: PaymentMethod = { source: 'gift_card', id: 'gift_card_0000001', amount: 0 }

export function settingOf(tables: Tables, { customer, wish }: RightWrite): Setting | undefined {
  const records = new Records(tables)
  const user = records.find('users', customer) as User | undefined
  const [id] = wish.about
  const reservation = id === undefined ? undefined : (records.find('reservations', id) as Reservation | undefined)
  const complete = wish.capability === 'cancelReservation' ? withArguments(wish, { reason: 'change of plan' }) : wish
  return user && { records, tables, user, reservation, wish: complete }
}

export function reservations(tables: Tables): readonly Reservation[] {
  return Object.values(tables['reservations'] ?? {}) as readonly Reservation[]
}

/** The same call in a world in which the reservation is another. */
export function inRecord(changed: (setting: Setting) => Partial<Reservation>): Breaks {
  return (setting) => {
    const { records, reservation } = setting
    if (!reservation) return undefined
    Object.assign(records.change('reservations', reservation.reservation_id) as Reservation, changed(setting))
    return {}
  }
}

/** The reservation's first flight has landed. */
export function flown(setting: Setting): ReturnType<Breaks> {
  return inRecord(({ reservation, records }) => {
    const [first, ...rest] = reservation?.flights ?? []
    const dates = Object.entries(
      (records.find('flights', first?.flight_number ?? '') as Flight | undefined)?.dates ?? {},
    )
    const landed = dates.find(([, day]) => day.status === 'landed')?.[0]
    return first && landed !== undefined ? { flights: [{ ...first, date: landed }, ...rest] } : {}
  })(setting)
}

export function flightsOf(wish: Wish): readonly { readonly number: string; readonly date: string }[] {
  return (wish.arguments['flights'] ?? []) as unknown as readonly { number: string; date: string }[]
}

export function sameFlights({ wish, reservation }: Setting): boolean {
  const booked = reservation?.flights.map(({ flight_number, date }) => `${flight_number} ${date}`)
  return (
    booked?.join() ===
    flightsOf(wish)
      .map(({ number, date }) => `${number} ${date}`)
      .join()
  )
}

export function passengersOf(wish: Wish): readonly Passenger[] {
  return (wish.arguments['passengers'] ?? []) as unknown as readonly Passenger[]
}

export function withPassengers(wish: Wish, count: number): Wish {
  const passengers = Array.from({ length: count }, (_, index) => ({
    first_name: `P${index}`,
    last_name: 'Li',
    dob: '1990-01-01',
  }))
  return withArguments(wish, { passengers })
}

/** The call with one payment method in the place of all. */
export function paidWith(wish: Wish, method: string): Wish {
  const payments = wish.arguments['payments']
  if (!Array.isArray(payments)) return withArguments(wish, { method })
  return withArguments(wish, { payments: [{ method, amount: { amount: '100.00', currency: 'USD' } }] })
}

/** The call paid with a method of somebody else. */
export function foreignMethod(setting: Setting): ReturnType<Breaks> {
  const foreign = methodOfAnother(setting)
  return foreign === undefined ? undefined : { calls: [paidWith(setting.wish, foreign)] }
}

/** Puts a method into the customer's profile. */
export function given({ records, user }: Setting, method: PaymentMethod): string {
  ;(records.change('users', user.user_id) as User).payment_methods[method.id] = { ...method }
  return method.id
}

/** Pays the price with several methods of one kind, of which the profile has enough. */
export function twoMethods(source: PaymentMethod['source'], count = 2): Breaks {
  return (setting) => {
    const payments = (setting.wish.arguments['payments'] ?? []) as unknown as readonly { amount: { amount: string } }[]
    const cents = payments.reduce((sum, { amount }) => sum + Math.round(Number(amount.amount) * 100), 0)
    const methods = Array.from({ length: count }, (_, index) =>
      given(setting, { source, id: `${source}_000000${index}`, amount: 9_000 }),
    )
    const parts = methods.map((method, index) => ({
      method,
      amount: { amount: ((index === 0 ? cents - (count - 1) * 100 : 100) / 100).toFixed(2), currency: 'USD' },
    }))
    return { calls: [withArguments(setting.wish, { payments: parts })] }
  }
}
