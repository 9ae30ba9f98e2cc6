import { readFileSync, writeFileSync } from 'node:fs'

/** What a right agent does with a ticket. */
export type Expected = 'settle' | 'decline' | 'approval' | 'ask' | 'handOver'

/** What an answer to the customer has to say. */
export type Mention =
  | { kind: 'text'; text: string }
  /** An amount, with a decimal point or comma. */
  | { kind: 'amount'; amount: string }
  /** A calendar date, in figures or in words. */
  | { kind: 'date'; date: string }
  /** The tracking number of the replacement of a line, which exists only once the agent has acted. */
  | { kind: 'replacementTracking'; parent: string; line: string }

/** How one argument of a write is compared: equal, one of several, or a text that mentions things. */
export type Match = string | number | boolean | { oneOf: (string | number | boolean)[] } | { mentions: Mention[] }

/** A write, known by the arguments that matter; arguments that are not named may be anything. */
export interface ExpectedWrite {
  system: string
  operation: string
  match: Record<string, Match>
  /** Other writes that are as right; one of them all is done. */
  or?: ExpectedWrite[]
}

/** What was planted behind one ticket and what is right to do about it. */
export interface TicketTruth {
  ticket: string
  customer: string
  class: string
  /** What the text is about, as the customer sees it. */
  reason: string
  /** The orders that the customer means, also when the text does not name them. */
  orders: string[]
  /** Row that holds: a number in the table of missing orders, a name in that of returns; null when it is about neither. */
  row: number | string | null
  /** The class that it is easily taken for and is not; null when it is an honest case of its own class. */
  decoyOf: string | null
  /** The right thing follows from what an agent can see. */
  identifiable: boolean
  /** Difficulties on top of the class, such as `injection` or `no reference`. */
  marks: string[]
  expected: Expected
  /** The end state, write by write. With `approval` they are right only after a person approved. */
  writes: ExpectedWrite[]
  /** Writes that do no harm but are not asked for. */
  tolerated: ExpectedWrite[]
}

export interface Truth {
  asOf: string
  seed: number
  difficulty: 1 | 2 | 3
  tickets: TicketTruth[]
}

export function writeTruth(file: string, truth: Truth): void {
  writeFileSync(file, `${JSON.stringify(truth, null, 1)}\n`)
}

export function readTruth(file: string): Truth {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the generator writes this file
  return JSON.parse(readFileSync(file, 'utf8')) as Truth
}
