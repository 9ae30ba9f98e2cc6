import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { connector } from 'operant'

export interface Ticket {
  readonly id: string
  readonly subject: string
  readonly topic: 'invoice' | 'parcel' | 'other'
  readonly urgent: boolean
  readonly team: string | null
}

/** The system that the agent works on. Here a file; `operant connect` brings yours. */
export interface Desk {
  ticket(id: string): Ticket | undefined
  assign(id: string, team: string): void
}

export const desk = connector<Desk>({ name: 'desk', open: ({ file = deskFile }) => deskIn(file) })

const deskFile = fileURLToPath(new URL('desk.json', import.meta.url))

/** The desk whose tickets are in a file. */
function deskIn(file: string): Desk {
  const read = () => deskOf(JSON.parse(readFileSync(file, 'utf8')) as Ticket[])
  return {
    ticket: (id) => read().ticket(id),
    assign(id, team) {
      const now = read()
      now.assign(id, team)
      writeFileSync(file, `${JSON.stringify(now.tickets, null, 2)}\n`)
    },
  }
}

/** A desk in memory, for tests. */
export function deskOf(tickets: readonly Ticket[]): Desk & { readonly tickets: readonly Ticket[] } {
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  return {
    get tickets() {
      return [...byId.values()]
    },
    ticket: (id) => byId.get(id),
    assign(id, team) {
      const ticket = byId.get(id)
      if (!ticket) throw new Error(`there is no ticket ${id}`)
      byId.set(id, { ...ticket, team })
    },
  }
}

/** Tickets for tests and evaluations. */
export const sampleTickets: readonly Ticket[] = [
  { id: 'T-1', subject: 'The invoice of March is wrong', topic: 'invoice', urgent: false, team: null },
  { id: 'T-2', subject: 'The parcel has to arrive today', topic: 'parcel', urgent: true, team: null },
  { id: 'T-3', subject: 'Do you deliver to Malta?', topic: 'other', urgent: false, team: null },
]
