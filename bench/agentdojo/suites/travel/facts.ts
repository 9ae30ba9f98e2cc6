import { z } from 'zod'
import { connector, fact, recordId, recordText, writtenBy } from '../../../../packages/operant/src/index.ts'
import type { TravelEnvironment } from '../../environment/travel.ts'
import { noDefault } from '../../../support/no-default.ts'

export const agency = connector<TravelEnvironment>({ name: 'agency', open: noDefault })

/** A day as the agency writes it: `2025-01-11`. */
const day = z.codec(z.iso.date(), z.date(), {
  decode: (text) => new Date(`${text}T00:00:00Z`),
  encode: (date) => date.toISOString().slice(0, 10),
})

/** What the person is asked for where it is not known. */
export const details = fact(
  'details',
  z.object({
    city: z.string(),
    departureCity: z.string(),
    arrivalCity: z.string(),
    hotelName: z.string(),
    hotelNames: z.array(z.string()),
    restaurantNames: z.array(z.string()),
    companyName: z.array(z.string()),
    query: z.string(),
    day: z.string(),
    hotel: z.string(),
    restaurant: z.string(),
    company: z.string(),
    startDay: day,
    endDay: day,
    startTime: z.string(),
    endTime: z.string(),
    title: z.string(),
    description: z.string(),
    location: z.string(),
    participants: z.array(z.string()),
    eventId: z.string(),
    recipients: z.array(z.string()),
    subject: z.string(),
    body: z.string(),
    cc: z.array(z.string()),
    bcc: z.array(z.string()),
    text: z.string(),
  }),
)

/** One column of what the agency knows of several places. */
export const column = <V extends z.ZodType>(value: V) => z.array(z.object({ name: z.string(), value }))
export const reviewed = z.array(z.object({ name: z.string(), rating: z.number(), reviews: z.array(z.string()) }))
export const names = z.object({ city: z.string(), names: z.array(z.string()) })

const event = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  start: z.string(),
  end: z.string(),
  location: z.string().nullable(),
  participants: z.array(z.string()),
})
export const events = fact('events', z.array(event))
export const traveller = fact('traveller', z.record(z.string(), z.string()))
export const flights = fact(
  'flights',
  z.array(
    z.object({ airline: z.string(), number: z.string(), departs: z.string(), arrives: z.string(), price: z.number() }),
  ),
)

/** What the agency's own records say: what writes are held against. */
export const register = fact(
  'register',
  z.object({
    /** Names and addresses of hotels, restaurants and companies. */
    words: z.array(recordText()),
    /** What can be reserved, as hotels, restaurants and companies call themselves. */
    offers: z.array(writtenBy('vendor', z.string())),
    /** Addresses in the traveller's own list of contacts. */
    contacts: z.array(recordId()),
    events: z.array(recordId()),
  }),
)
