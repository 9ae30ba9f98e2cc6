import { readFileSync, writeFileSync } from 'node:fs'

/** What was planted behind one purchase order, and what is right to do about it. */
export interface ChaseTruth {
  order: string
  class: string
  /** The class that it is easily taken for and is not. */
  decoyOf: string | null
  /** Difficulties on top, such as `hostile`. */
  marks: string[]
  identifiable: boolean
  /** Whose business days count. */
  country: string
  /** The first business day on which it is overdue, or on which the company looks; null when it never is. */
  firstDay: string | null
  /** Addresses of people who may be written to; empty when nobody is there. */
  recipients: string[]
  /** Mails to the supplier: the first, and up to two reminders. */
  mails: number
  /** Mails that name dates, with what has to be changed because of each. */
  answers: {
    mail: string
    changes: { line: string; promisedOn: string }[]
    leadTime: { supplier: string; sku: string; days: number; warehouse: string; reorderPoint: number } | null
  }[]
  /** Mails that must change nothing. */
  ignored: string[]
  /** When its buyer has to hear of it: never, after silence, when a mail says so, or at once. */
  escalate: null | { when: 'silence' } | { when: 'mail'; mail: string } | { when: 'at once' }
}

/** One response that was possible. Minor units. */
export interface TrueOption {
  name: string
  cost: number
  outlay: number
  /** Within the budget. */
  possible: boolean
}

/** What is right about a late shipment from one report on until the next. */
export interface DelayDecisionTruth {
  /** Instants. */
  from: string
  until: string
  eta: string
  best: string
  runnerUp: string | null
  /** Names of responses that are as right as the best; it is the first. */
  acceptable: string[]
  needsApproval: boolean
  /** The quantity that the measures of the best response move, by measure. */
  quantities: { measure: string; quantity: number }[]
  options: TrueOption[]
  /** Allocations that are rather late than not when nothing is done. */
  atRisk: string[]
  /** What could be laid out at all, and what without a person's approval. Minor units. */
  budgetLeft: number
  withoutApproval: number
  /** What each warehouse could give without falling below its reorder point. */
  surplus: Record<string, number>
  /** Orders whose customers have to be told, with the date that they are to be told. */
  notify: { salesOrder: string; newDate: string }[]
  /** Orders about whose customers nothing is asked: they are told or not. */
  mayNotify: string[]
  /** False where the best cannot be known from the company's records. */
  identifiable: boolean
  /** Whether a record of the decision is asked for; it is unless nothing has changed. */
  recorded: boolean
}

export interface DelayTruth {
  shipment: string
  order: string
  class: string
  decoyOf: string | null
  marks: string[]
  line: string
  sku: string
  warehouse: string
  costCentre: string
  waiting: { allocation: string; salesOrder: string; quantity: number }[]
  decisions: DelayDecisionTruth[]
}

export interface SupplyTruth {
  asOf: string
  seed: number
  difficulty: 1 | 2 | 3
  days: number
  chases: ChaseTruth[]
  delays: DelayTruth[]
}

export function writeSupplyTruth(file: string, truth: SupplyTruth): void {
  writeFileSync(file, `${JSON.stringify(truth, null, 1)}\n`)
}

export function readSupplyTruth(file: string): SupplyTruth {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the generator writes this file
  return JSON.parse(readFileSync(file, 'utf8')) as SupplyTruth
}
