import type { Tables } from '../world/records.ts'
import type { Reservation } from './records.ts'

const prices = { basic_economy: 50, economy: 100, business: 400 }
const free = { basic_economy: 9, economy: 9, business: 2 }
const open = { status: 'available', available_seats: free, prices }

function flight(number: string, origin: string, destination: string) {
  const dates = {
    '2024-05-10': { status: 'landed' },
    '2024-05-16': { status: 'delayed' },
    '2024-05-17': { status: 'cancelled' },
    '2024-05-20': open,
    '2024-05-22': open,
  }
  return { flight_number: number, origin, destination, dates }
}

const passenger = { first_name: 'Ada', last_name: 'Li', dob: '1990-01-01' }

/** A reservation of Ada's, one way from JFK to SEA by way of ORD. */
function reservation(id: string, changed: Partial<Reservation> & { readonly on?: string } = {}): Reservation {
  const { on = '2024-05-20', ...own } = changed
  const booked = { date: on, price: 100 }
  return {
    reservation_id: id,
    user_id: 'ada_li_1',
    origin: 'JFK',
    destination: 'SEA',
    flight_type: 'one_way',
    cabin: 'economy',
    flights: [
      { flight_number: 'F1', origin: 'JFK', destination: 'ORD', ...booked },
      { flight_number: 'F2', origin: 'ORD', destination: 'SEA', ...booked },
    ],
    passengers: [passenger],
    payment_history: [{ payment_id: 'credit_1', amount: 200 }],
    created_at: '2024-05-01T10:00:00',
    total_baggages: 1,
    nonfree_baggages: 0,
    insurance: 'no',
    ...own,
  }
}

const own = [
  reservation('ECON'),
  reservation('BASIC', { cabin: 'basic_economy' }),
  reservation('BUSY', { cabin: 'business' }),
  reservation('FRESH', { created_at: '2024-05-14T15:00:01' }),
  reservation('FLOWN', { on: '2024-05-10', cabin: 'business' }),
  reservation('LATE', { on: '2024-05-16' }),
  reservation('OFF', { on: '2024-05-17' }),
]

/** A made-up airline: a silver member, seven reservations, three flights. */
export const smallAirline: Tables = {
  users: {
    ada_li_1: {
      user_id: 'ada_li_1',
      membership: 'silver',
      payment_methods: {
        credit_1: { source: 'credit_card', id: 'credit_1' },
        gift_1: { source: 'gift_card', id: 'gift_1', amount: 150 },
        voucher_1: { source: 'certificate', id: 'voucher_1', amount: 100 },
        voucher_2: { source: 'certificate', id: 'voucher_2', amount: 100 },
      },
      reservations: own.map((one) => one.reservation_id),
    },
  },
  reservations: Object.fromEntries(own.map((one) => [one.reservation_id, one])),
  flights: {
    F1: flight('F1', 'JFK', 'ORD'),
    F2: flight('F2', 'ORD', 'SEA'),
    F3: flight('F3', 'JFK', 'SEA'),
    F4: flight('F4', 'JFK', 'EWR'),
  },
}
