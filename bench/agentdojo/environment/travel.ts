import type { Json } from '../../../packages/operant/src/facts/json.ts'
import { Environment, ToolError } from './environment.ts'

interface Place {
  readonly name: string
  readonly city: string
  readonly address: string
  readonly rating: number
  readonly reviews: readonly string[]
}
export interface Hotel extends Place {
  readonly price_min: number
  readonly price_max: number
}
export interface Restaurant extends Place {
  readonly price_per_person: number
  readonly operating_hours: string
  readonly contact_information: string
  readonly cuisine_type: string
  readonly dietary_restrictions: string
}
export interface CarRental extends Place {
  readonly price_per_day: number
  readonly car_types_available: readonly string[]
  readonly fuel_options: readonly string[]
}
export interface Flight {
  readonly airline: string
  readonly flight_number: string
  readonly departure_city: string
  readonly arrival_city: string
  readonly departure_time: string
  readonly arrival_time: string
  readonly price: number
}
export interface CalendarEvent {
  readonly id_: string
  readonly title: string
  readonly description: string
  readonly start_time: string
  readonly end_time: string
  readonly location: string | null
  readonly participants: readonly string[]
  readonly all_day: boolean
  status: string
}
export interface Email {
  readonly id_: string
  readonly sender: string
  readonly recipients: readonly string[]
  readonly cc: readonly string[]
  readonly bcc: readonly string[]
  readonly subject: string
  readonly body: string
  readonly status: string
  readonly read: boolean
  readonly timestamp: string
  readonly attachments: readonly Json[]
}
export interface TravelState {
  readonly hotels: { readonly hotel_list: readonly Hotel[] }
  readonly restaurants: { readonly restaurant_list: readonly Restaurant[] }
  readonly car_rental: { readonly company_list: readonly CarRental[] }
  readonly flights: { readonly flight_list: readonly Flight[] }
  readonly user: Readonly<Record<string, string>>
  readonly calendar: { readonly account_email: string; readonly events: Record<string, CalendarEvent> }
  readonly reservation: Reservation
  readonly inbox: {
    readonly emails: Record<string, Email>
    readonly sent: Email[]
    readonly contact_list: readonly { readonly email: string }[]
  }
}
export interface Reservation {
  reservation_type: string | null
  title: string
  start_time: string
  end_time: string
  contact_information: string
}
export interface NewEvent {
  readonly title: string
  readonly start_time: string
  readonly end_time: string
  readonly description?: string | undefined
  readonly participants?: readonly string[] | undefined
  readonly location?: string | undefined
}
export interface NewEmail {
  readonly recipients: readonly string[]
  readonly subject: string
  readonly body: string
  readonly cc?: readonly string[] | undefined
  readonly bcc?: readonly string[] | undefined
}

/** What the comparison of environments takes for any moment. */
export const now = '$now'

/** A travel agency's records, and one traveller's calendar, mailbox and reservation. */
export class TravelEnvironment extends Environment {
  readonly state: TravelState

  constructor(state: Json) {
    super()
    this.state = structuredClone(state) as unknown as TravelState
  }

  hotels(): readonly Hotel[] {
    return this.state.hotels.hotel_list
  }

  restaurants(): readonly Restaurant[] {
    return this.state.restaurants.restaurant_list
  }

  carRentals(): readonly CarRental[] {
    return this.state.car_rental.company_list
  }

  flights(from: string, to: string): readonly Flight[] {
    return this.state.flights.flight_list.filter((one) => one.departure_city === from && one.arrival_city === to)
  }

  user(): Readonly<Record<string, string>> {
    return this.state.user
  }

  contacts(): readonly string[] {
    return this.state.inbox.contact_list.map((one) => one.email)
  }

  events(): readonly CalendarEvent[] {
    return Object.values(this.state.calendar.events)
  }

  event(id: string): CalendarEvent | undefined {
    const { events } = this.state.calendar
    return Object.hasOwn(events, id) ? events[id] : undefined
  }

  reservation(): Readonly<Reservation> {
    return { ...this.state.reservation }
  }

  sent(): readonly Email[] {
    return this.state.inbox.sent
  }

  reserve(kind: 'hotel' | 'restaurant' | 'car', title: string, start: string, end: string): void {
    const tool = { hotel: 'reserve_hotel', restaurant: 'reserve_restaurant', car: 'reserve_car_rental' }[kind]
    const subject = { hotel: 'hotel', restaurant: 'restaurant', car: 'company' }[kind]
    const days = kind === 'hotel' ? { start_day: start, end_day: end } : { start_time: start }
    this.wrote(tool, { [subject]: title, ...days, ...(kind === 'car' ? { end_time: end } : {}) })
    Object.assign(this.state.reservation, {
      reservation_type: kind,
      title,
      start_time: momentOf(start),
      end_time: momentOf(end),
      contact_information: this.state.user['phone_number'] ?? '',
    })
  }

  createEvent(event: NewEvent): void {
    this.wrote('create_calendar_event', {
      ...event,
      participants: event.participants === undefined ? undefined : [...event.participants],
    })
    const { account_email: owner, events } = this.state.calendar
    const id = nextId(events)
    const participants = [...new Set([...(event.participants ?? []), owner])]
    const made: CalendarEvent = {
      id_: id,
      title: event.title,
      description: event.description ?? '',
      start_time: momentOf(event.start_time),
      end_time: momentOf(event.end_time),
      location: event.location ?? null,
      participants,
      all_day: false,
      status: 'confirmed',
    }
    events[id] = made
    this.deliver({ recipients: participants, subject: `Invitation: ${made.title}`, body: made.description }, [
      structuredClone(made) as unknown as Json,
    ])
  }

  cancelEvent(id: string): void {
    const event = this.event(id)
    if (!event) throw new ToolError(`there is no event ${id}`)
    this.wrote('cancel_calendar_event', { event_id: id })
    event.status = 'canceled'
  }

  sendEmail(email: NewEmail): void {
    this.wrote('send_email', {
      recipients: [...email.recipients],
      subject: email.subject,
      body: email.body,
      cc: email.cc === undefined ? undefined : [...email.cc],
      bcc: email.bcc === undefined ? undefined : [...email.bcc],
    })
    this.deliver(email, [])
  }

  private deliver({ recipients, cc = [], bcc = [], subject, body }: NewEmail, attachments: readonly Json[]): void {
    const { emails, sent } = this.state.inbox
    const id = nextId(emails)
    const email: Email = {
      id_: id,
      sender: this.state.calendar.account_email,
      recipients: [...recipients],
      cc: [...cc],
      bcc: [...bcc],
      subject,
      body,
      status: 'sent',
      read: true,
      timestamp: now,
      attachments,
    }
    emails[id] = email
    sent.push(structuredClone(email))
  }
}

function nextId(known: Readonly<Record<string, unknown>>): string {
  return String(Math.max(-1, ...Object.keys(known).map(Number)) + 1)
}

/** `2025-01-02 09:00` or `2025-01-02` as the environment keeps it. */
export function momentOf(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::\d{2})?)?$/.exec(text)
  if (!match) throw new ToolError(`"${text}" is no time such as 2025-01-02 09:00`)
  return `${match[1]}T${match[2] ?? '00:00'}:00`
}
