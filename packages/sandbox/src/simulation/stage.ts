import type { CompanyDatabase } from '../database/database.ts'
import { type Draws, drawsOf } from '../random.ts'
import type { SystemContext } from '../systems/calls.ts'

/** Something that somebody outside of the company is going to do. */
export interface ComingEvent {
  /** When it is due. Milliseconds since 1970, by the company's clock. */
  at: number
  /** Tells it from every other, and decides between two at the same instant. */
  id: string
  /** What it is, for people. */
  what: string
  /** Id of the record that it is about. */
  entity: string
  /** Does it, at an instant that is not before it is due, and says what follows. */
  happen(at: number): ComingEvent[]
}

/** Where the outside world acts. */
export interface Stage {
  database: CompanyDatabase
  context: SystemContext
  /** When the outside world began to act; what was under way before goes on from here. */
  since: number
  /** What somebody does about something is always the same, whenever it is looked at. */
  draws(who: string, about: string): Draws
  /** What the customer says to a question; undefined leaves it to chance, null is silence. */
  answer(question: Question): string | null | undefined
}

export interface Question {
  ticket: string
  customer: string
  body: string
}

export const hour = 3_600_000
export const day = 24 * hour

export function stageOf(
  context: SystemContext,
  options: { seed: number; since: number; answer: Stage['answer'] },
): Stage {
  return {
    database: context.database,
    context,
    since: options.since,
    draws: (who, about) => drawsOf(options.seed, `${who} ${about}`, 0),
    answer: options.answer,
  }
}

/** So many hours, drawn in minutes, as milliseconds. */
export function hoursBetween(draws: Draws, low: number, high: number): number {
  return draws.integer(low * 60, high * 60) * 60_000
}

/** The same time of day on the next working day of the week, or on this one. */
export function onWeekday(at: number): number {
  const weekday = new Date(at).getUTCDay()
  if (weekday === 6) return at + 2 * day
  return weekday === 0 ? at + day : at
}

export const instantOf = (at: number): string => new Date(at).toISOString()
export const dayOf = (at: number): string => instantOf(at).slice(0, 10)
