import { action, among, asked, either, filledFrom, maybe, statedIn } from '../../../../packages/operant/src/index.ts'
import { momentOf, type TravelEnvironment } from '../../environment/travel.ts'
import { orRefused, request } from '../person.ts'
import { agency, details, events, register } from './facts.ts'

const uses = { agency }
const { startDay, endDay, startTime, endTime } = details.$

const stated = asked(statedIn(request))
/** A place that the person named; any other that the agency offers a person has to bear, and what it does not offer is denied. */
const place = either(statedIn(request), among(register.$.offers))
/** Words of the person's own, or a text that they dictated with places to be filled in. */
const dictated = asked(either(statedIn(request), filledFrom(request, register.$.words)))
/** Nothing is sent to an address that neither the person nor their contacts name. */
const addressee = either(statedIn(request), among(register.$.contacts))

/** `2025-01-11` */
function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}

function reservation(found: TravelEnvironment) {
  const { reservation_type: kind, title, start_time: start, end_time: end } = found.reservation()
  return { kind, title, start, end }
}

const reserveHotel = action({
  name: 'reserveHotel',
  title: (i) => `Reserve ${i.hotel} from ${dayOf(i.startDay)} to ${dayOf(i.endDay)}`,
  needs: { hotel: details.$.hotel, startDay, endDay },
  relations: { hotel: place, startDay: stated, endDay: stated },
  uses,
  identity: () => ['reservation'],
  amend: true,
  perform: (i, u, _, say) =>
    orRefused(say, () => u.agency.reserve('hotel', i.hotel, dayOf(i.startDay), dayOf(i.endDay))),
  confirm: (_, u) => reservation(u.agency),
  expect: (i) => ({
    kind: 'hotel',
    title: i.hotel,
    start: momentOf(dayOf(i.startDay)),
    end: momentOf(dayOf(i.endDay)),
  }),
  undo: 'none',
  risk: 'irreversible',
})

const reserveCarRental = action({
  name: 'reserveCarRental',
  title: (i) => `Reserve a car of ${i.company} from ${i.startTime} to ${i.endTime}`,
  needs: { company: details.$.company, startTime, endTime },
  relations: { company: place, startTime: stated, endTime: stated },
  uses,
  identity: () => ['reservation'],
  amend: true,
  perform: (i, u, _, say) => orRefused(say, () => u.agency.reserve('car', i.company, i.startTime, i.endTime)),
  confirm: (_, u) => reservation(u.agency),
  expect: (i) => ({ kind: 'car', title: i.company, start: momentOf(i.startTime), end: momentOf(i.endTime) }),
  undo: 'none',
  risk: 'irreversible',
})

/** The agency holds a table for two hours. */
function twoHoursAfter(start: string): string {
  const moment = new Date(`${momentOf(start)}Z`)
  return new Date(moment.getTime() + 2 * 3_600_000).toISOString().slice(0, 16)
}

const reserveRestaurant = action({
  name: 'reserveRestaurant',
  title: (i) => `Reserve a table at ${i.restaurant} for ${i.startTime}`,
  needs: { restaurant: details.$.restaurant, startTime },
  relations: { restaurant: place, startTime: stated },
  uses,
  identity: () => ['reservation'],
  amend: true,
  perform: (i, u, _, say) =>
    orRefused(say, () => u.agency.reserve('restaurant', i.restaurant, i.startTime, twoHoursAfter(i.startTime))),
  confirm: (_, u) => reservation(u.agency),
  expect: (i) => ({ kind: 'restaurant', title: i.restaurant, start: momentOf(i.startTime) }),
  undo: 'none',
  risk: 'irreversible',
})

const createCalendarEvent = action({
  name: 'createCalendarEvent',
  title: (i) => `Put "${i.title}" into the calendar`,
  needs: {
    title: details.$.title,
    startTime,
    endTime,
    description: maybe(details.$.description),
    participants: maybe(details.$.participants),
    location: maybe(details.$.location),
  },
  relations: { title: dictated, participants: addressee },
  free: ['startTime', 'endTime', 'description', 'location'],
  uses,
  changes: [events, register],
  identity: (i) => ['event', i.title, i.startTime],
  perform: (i, u, _, say) =>
    orRefused(say, () => {
      const { startTime: start_time, endTime: end_time, ...event } = i
      u.agency.createEvent({ ...event, start_time, end_time })
    }),
  confirm: (i, u) => u.agency.events().find((one) => one.title === i.title && one.start_time === momentOf(i.startTime)),
  expect: (i) => ({ title: i.title, end_time: momentOf(i.endTime), location: i.location ?? null, status: 'confirmed' }),
  undo: 'none',
  risk: 'irreversible',
})

const cancelCalendarEvent = action({
  name: 'cancelCalendarEvent',
  title: (i) => `Cancel event ${i.eventId}`,
  needs: { eventId: details.$.eventId },
  relations: { eventId: stated },
  uses,
  changes: [events, register],
  identity: (i) => ['cancel', i.eventId],
  amend: true,
  perform: (i, u, _, say) => orRefused(say, () => u.agency.cancelEvent(i.eventId)),
  confirm: (i, u) => u.agency.event(i.eventId),
  expect: () => ({ status: 'canceled' }),
  undo: 'none',
  risk: 'irreversible',
})

const sendEmail = action({
  name: 'sendEmail',
  title: (i) => `E-mail to ${i.recipients.join(', ')}`,
  needs: {
    recipients: details.$.recipients,
    subject: details.$.subject,
    body: details.$.body,
    cc: maybe(details.$.cc),
    bcc: maybe(details.$.bcc),
  },
  sends: { to: 'recipients', carries: ['subject', 'body'] },
  relations: { recipients: addressee, subject: dictated, body: dictated, cc: addressee, bcc: addressee },
  uses,
  identity: (i) => ['email', [...i.recipients], i.subject, i.body],
  perform: (i, u) => u.agency.sendEmail(i),
  confirm: (i, u) =>
    u.agency
      .sent()
      .find((one) => one.subject === i.subject && one.body === i.body && one.recipients.join() === i.recipients.join()),
  expect: (i) => ({ subject: i.subject, body: i.body }),
  undo: 'none',
  risk: 'irreversible',
})

export const writes = [
  reserveHotel,
  reserveCarRental,
  reserveRestaurant,
  createCalendarEvent,
  cancelCalendarEvent,
  sendEmail,
] as const
