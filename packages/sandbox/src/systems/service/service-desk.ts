import {
  countQueue,
  type HandledTicket,
  type Priority,
  type QueuedTicket,
  readHandled,
  readQueue,
} from '../../records/service/queue.ts'
import { type DeskHour, readDeskHours, readShifts, type Shift } from '../../records/service/workload.ts'
import type { TicketStatus } from '../../records/tickets.ts'
import { callsOf, type SystemContext } from '../calls.ts'
import { findMerge, merge, type Merge, setPriority, setStatus, unmerge } from './ticket-changes.ts'

/** What the desk offers to whoever looks after the whole of it. */
export interface ServiceDesk {
  /** New and open tickets with how urgent they are, oldest first. */
  queue(): Promise<QueuedTicket[]>
  /** How many these are. */
  waiting(): Promise<number>
  /** Tickets that wait for their customer or are solved, with what the customer was told. */
  handled(): Promise<HandledTicket[]>
  /** How the hours of a span went, its end not included. */
  hours(span: { from: string; to: string }): Promise<DeskHour[]>
  /** Who works in a span. */
  shifts(span: { from: string; to: string }): Promise<Shift[]>
  merge(of: { ticket: string; into: string }, key: string): Promise<Merge>
  findMerge(of: { ticket: string }): Promise<Merge | null>
  unmerge(of: { ticket: string }, key: string): Promise<Merge>
  /** By hand, without a word to the customer. */
  setStatus(change: { ticket: string; status: TicketStatus }, key: string): Promise<TicketStatus>
  setPriority(change: { ticket: string; priority: Priority }, key: string): Promise<Priority>
}

export function createServiceDesk(context: SystemContext): ServiceDesk {
  const { database } = context
  const { read, write } = callsOf(context, 'desk')
  const change = <Result>(
    operation: string,
    given: { ticket: string },
    key: string,
    perform: () => Result,
  ): Promise<Result> =>
    write({ operation, key, arguments: given, perform: () => ({ entity: given.ticket, result: perform() }) })
  return {
    queue: () => read('queue', () => readQueue(database, context.now())),
    waiting: () => read('waiting', () => countQueue(database, context.now())),
    handled: () => read('handled', () => readHandled(database)),
    hours: (span) => read('hours', () => readDeskHours(database, span)),
    shifts: (span) => read('shifts', () => readShifts(database, span)),
    merge: (of, key) => change('merge', of, key, () => merge(context, of)),
    findMerge: ({ ticket }) => read('findMerge', () => findMerge(database, ticket)),
    unmerge: (of, key) => change('unmerge', of, key, () => unmerge(context, of.ticket)),
    setStatus: (of, key) => change('setStatus', of, key, () => setStatus(context, of)),
    setPriority: (of, key) => change('setPriority', of, key, () => setPriority(context, of)),
  }
}
