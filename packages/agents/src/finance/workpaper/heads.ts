import { linesHash } from '@operant/reconciliation'
import { Money, money, recordId, recordText } from 'operant'
import { z } from 'zod'
import { itemsHash } from './documents.ts'
import type { Workpaper } from './prepare.ts'

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

export function journalHeads({ reconciliation, documents }: Workpaper): readonly JournalHead[] {
  const { currency } = reconciliation.head
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
        largest: moneyOf(journal.largestMinor, currency),
        ...bothWays(document.lines, currency),
        sha256: linesHash(document.lines),
      },
    ]
  })
}

export function worklistHeads({ reconciliation, documents }: Workpaper): readonly WorklistHead[] {
  return documents.worklists.map(({ number, owner, class: name, items }) => ({
    number,
    owner,
    class: name,
    items: items.length,
    ...bothWays(items, reconciliation.head.currency),
    sha256: itemsHash(items),
  }))
}

function bothWays(lines: readonly { readonly amountMinor: number }[], currency: string) {
  const sum = (sign: 1 | -1): Money =>
    moneyOf(
      lines.reduce((total, { amountMinor }) => total + Math.max(0, sign * amountMinor), 0),
      currency,
    )
  return { adds: sum(1), takes: sum(-1) }
}

/** @param minor A whole number of minor units. */
export function moneyOf(minor: number, currency: string): Money {
  return Money.ofMinor(BigInt(minor), currency)
}
