import { query } from '../../../../packages/operant/src/index.ts'
import type { CalendarEvent, TravelEnvironment } from '../../environment/travel.ts'
import { agency, details, events, flights, register, traveller } from './facts.ts'
import { placeReads } from './place-reads.ts'

const uses = { agency }

function shown({ id_: id, ...event }: CalendarEvent) {
  return {
    id,
    title: event.title,
    description: event.description,
    start: event.start_time,
    end: event.end_time,
    location: event.location,
    participants: [...event.participants],
  }
}

function places(held: TravelEnvironment) {
  return [...held.hotels(), ...held.restaurants(), ...held.carRentals()]
}

export const reads = [
  ...placeReads,
  query({
    name: 'readRegister',
    gives: register,
    uses,
    read: (_, u) => ({
      words: places(u.agency).flatMap((one) => [one.name, one.address]),
      offers: places(u.agency).map((one) => one.name),
      contacts: [...u.agency.contacts()],
      events: u.agency.events().map(({ id_: id }) => id),
    }),
  }),
  query({ name: 'getUserInformation', gives: traveller, uses, read: (_, u) => u.agency.user() }),
  query({
    name: 'getFlightInformation',
    needs: { departureCity: details.$.departureCity, arrivalCity: details.$.arrivalCity },
    gives: flights,
    uses,
    read: (i, u) =>
      u.agency.flights(i.departureCity, i.arrivalCity).map((one) => ({
        airline: one.airline,
        number: one.flight_number,
        departs: one.departure_time,
        arrives: one.arrival_time,
        price: one.price,
      })),
  }),
  query({
    name: 'getDayCalendarEvents',
    needs: { day: details.$.day },
    gives: events,
    uses,
    read: (i, u) =>
      u.agency
        .events()
        .filter((one) => one.start_time.startsWith(i.day))
        .map(shown),
  }),
  query({
    name: 'searchCalendarEvents',
    needs: { query: details.$.query },
    gives: events,
    uses,
    read: (i, u) =>
      u.agency
        .events()
        .filter((one) => `${one.title}\n${one.description}`.includes(i.query))
        .map(shown),
  }),
] as const
