import { Money, money, recordId, recordText } from 'operant'
import { z } from 'zod'
import type { BothWays, JournalSummary, WorklistSummary } from '../preparing/summary.ts'

/** A journal without its lines: what is decided about, and what the books have to show afterwards. */
export const journalHead = z.object({
  number: recordId(),
  day: z.iso.date(),
  code: recordText(),
  counter: recordId(),
  /** Whether somebody is asked first, and why. */
  lane: recordText(z.enum(['alone', 'ask'])),
  because: recordText(),
  lines: z.number().int(),
  /** The largest line, without its sign. */
  largest: money(),
  /** What its lines add to the account, and what they take from it. */
  adds: money(),
  takes: money(),
  sha256: recordId(),
})
export type JournalHead = z.output<typeof journalHead>

/** A worklist without its items. */
export const worklistHead = z.object({
  number: recordId(),
  owner: recordText(),
  class: recordText(),
  items: z.number().int(),
  adds: money(),
  takes: money(),
  sha256: recordId(),
})
export type WorklistHead = z.output<typeof worklistHead>

export function journalHeadOf(summary: JournalSummary, currency: string): JournalHead {
  const { largestMinor, addsMinor: _adds, takesMinor: _takes, ...rest } = summary
  return { ...rest, largest: moneyOf(largestMinor, currency), ...bothWays(summary, currency) }
}

export function worklistHeadOf(summary: WorklistSummary, currency: string): WorklistHead {
  const { addsMinor: _adds, takesMinor: _takes, ...rest } = summary
  return { ...rest, ...bothWays(summary, currency) }
}

function bothWays({ addsMinor, takesMinor }: BothWays, currency: string) {
  return { adds: moneyOf(addsMinor, currency), takes: moneyOf(takesMinor, currency) }
}

/** @param minor A whole number of minor units. */
export function moneyOf(minor: number, currency: string): Money {
  return Money.ofMinor(BigInt(minor), currency)
}
