import type { Json } from 'operant'
import type { ToolCall, Wish } from '../replay/wish.ts'

const capabilities: Readonly<Record<string, string>> = {
  book_reservation: 'bookFlight',
  cancel_reservation: 'cancelReservation',
  update_reservation_flights: 'changeFlights',
  update_reservation_baggages: 'changeBags',
  update_reservation_passengers: 'changeParty',
  send_certificate: 'sendCertificate',
}
const names: Readonly<Record<string, string>> = {
  user_id: 'customer',
  flight_type: 'trip',
  payment_id: 'method',
  payment_methods: 'payments',
  total_baggages: 'totalBags',
  nonfree_baggages: 'paidBags',
  insurance: 'insured',
}
const values: Readonly<Record<string, (value: Json) => Json>> = {
  flights: (flights) => each(flights, ({ flight_number, date }) => ({ number: flight_number, date })),
  payment_methods: (payments) =>
    each(payments, ({ payment_id, amount }) => ({ method: payment_id, amount: moneyOf(amount) })),
  insurance: (insurance) => insurance === 'yes',
  amount: moneyOf,
}

/** A tool call of the data as a call of the agent: the reservation is what it is about, all else is said by the model. */
export function airlineWish(call: ToolCall): Wish | undefined {
  const capability = capabilities[call.name]
  if (capability === undefined) return undefined
  const { reservation_id, ...rest } = call.arguments
  const given = Object.entries(rest).map(([name, value]) => [names[name] ?? name, values[name]?.(value) ?? value])
  return {
    capability,
    about: typeof reservation_id === 'string' ? [reservation_id] : [],
    arguments: Object.fromEntries(given) as Wish['arguments'],
  }
}

function each(list: Json, read: (item: Readonly<Record<string, Json>>) => Readonly<Record<string, Json | undefined>>) {
  const items = Array.isArray(list) ? (list as readonly Readonly<Record<string, Json>>[]) : []
  return items.map((item) => read(item) as Json)
}

function moneyOf(amount: Json | undefined): Json {
  return { amount: Number(amount).toFixed(2), currency: 'USD' }
}
