import { readFileSync } from 'node:fs'
import type { Priority } from '../../records/service/queue.ts'
import type { Truth } from '../ticket-truth.ts'

/** What was planted in a company whose desk has more to do than it gets done, besides what is right for each ticket. */
export interface BacklogTruth extends Truth {
  desk: {
    /** Tickets that waited at the beginning. */
    waiting: number
    /** Instant until which tickets come in. */
    until: string
    /** How urgent each ticket is; nobody has a reason to change that. */
    priorities: Record<string, Priority>
    /** Tickets in which somebody writes again about what is said in an earlier one. No others may be joined. */
    duplicates: { ticket: string; of: string }[]
  }
}

export function readBacklogTruth(file: string): BacklogTruth {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the generator writes this file
  return JSON.parse(readFileSync(file, 'utf8')) as BacklogTruth
}
