import { linesHash, type Journal, type Proof } from '@operant/reconciliation'
import { createHash } from 'node:crypto'
import type { WorklistItem } from '../systems/books.ts'
import type { Workpaper } from './prepare.ts'

/** What lines add to the account, and what they take from it, in minor units. */
export interface BothWays {
  readonly addsMinor: number
  readonly takesMinor: number
}

/** A journal without its lines. */
export interface JournalSummary extends BothWays {
  readonly number: string
  readonly day: string
  readonly code: string
  readonly counter: string
  readonly lane: Journal['lane']
  readonly because: string
  readonly lines: number
  /** The largest line, without its sign. */
  readonly largestMinor: number
  readonly sha256: string
}

/** A worklist without its items. */
export interface WorklistSummary extends BothWays {
  readonly number: string
  readonly owner: string
  readonly class: string
  readonly items: number
  readonly sha256: string
}

/** What items of one side and class come to of which the same becomes. */
export interface ClassSum {
  readonly side: 'bank' | 'book'
  readonly class: string
  readonly treatment: 'carry' | 'post' | 'flag'
  readonly count: number
  readonly minor: number
}

/** A workpaper as far as a run has to know it: hashes, counts and totals, never its lines. Amounts are minor units. */
export interface Summary {
  readonly account: string
  readonly period: string
  readonly currency: string
  readonly bankLines: number
  readonly bookLines: number
  readonly groups: number
  readonly proof: Proof
  readonly sums: readonly ClassSum[]
  readonly journals: readonly JournalSummary[]
  readonly worklists: readonly WorklistSummary[]
  /** Lines that the next month begins with. */
  readonly carried: number
}

export function summaryOf(made: Workpaper): Summary {
  const { reconciliation: found, documents } = made
  return {
    account: found.account,
    period: found.period,
    currency: found.head.currency,
    bankLines: found.bank.length - found.bank.carried,
    bookLines: found.book.length - found.book.carried,
    groups: found.matching.groups.length,
    proof: found.proof,
    sums: sumsOf(made),
    journals: journalSummaries(made),
    worklists: documents.worklists.map(({ number, owner, class: name, items }) => ({
      number,
      owner,
      class: name,
      items: items.length,
      ...bothWays(items),
      sha256: itemsHash(items),
    })),
    carried: documents.carried.length + documents.open.length,
  }
}

/** The hash of a worklist's items in their order, as the books work it out of what they hold. */
export function itemsHash(items: readonly WorklistItem[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('hex')
}

function journalSummaries({ reconciliation, documents }: Workpaper): readonly JournalSummary[] {
  return reconciliation.journals.flatMap((journal, index) => {
    const document = documents.journals[index]
    if (!document) return []
    return [
      {
        number: journal.number,
        day: document.day,
        code: journal.code,
        counter: journal.counter,
        lane: journal.lane,
        because: journal.because,
        lines: document.lines.length,
        largestMinor: journal.largestMinor,
        ...bothWays(document.lines),
        sha256: linesHash(document.lines),
      },
    ]
  })
}

function bothWays(lines: readonly { readonly amountMinor: number }[]): BothWays {
  const sum = (sign: 1 | -1) => lines.reduce((total, { amountMinor }) => total + Math.max(0, sign * amountMinor), 0)
  return { addsMinor: sum(1), takesMinor: sum(-1) }
}

function sumsOf({ reconciliation: { items } }: Workpaper): readonly ClassSum[] {
  const groups = Map.groupBy(items, (one) => `${one.side}\n${one.class}\n${one.treatment.kind}`)
  return [...groups.values()].flatMap((all) => {
    const [first] = all
    if (!first) return []
    const minor = all.reduce((total, one) => total + one.minor, 0)
    return [{ side: first.side, class: first.class, treatment: first.treatment.kind, count: all.length, minor }]
  })
}
