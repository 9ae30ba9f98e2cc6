import { findDays } from './find-days.ts'
import { speaksOfLeadTime } from './read-lead-time.ts'

/** What a mail of the supplier says of the order. */
export type Reading =
  | { readonly kind: 'dates'; readonly dates: readonly { readonly line: string; readonly day: string }[] }
  /** It gives no date. */
  | { readonly kind: 'none' }
  /** The supplier says that there is no such order. */
  | { readonly kind: 'disowned' }
  /** Nobody can tell from the text alone. */
  | { readonly kind: 'unclear' }

export interface Asked {
  readonly order: string
  /** Lines that a date is wanted for, with their articles. */
  readonly late: readonly { readonly id: string; readonly sku: string }[]
  /** All lines of the order. */
  readonly lines: readonly { readonly id: string; readonly sku: string }[]
  /** The mail answers one about this order, or its subject names it and no other. */
  readonly aboutOrder: boolean
}

const orderNumber = /\bPUR-\d+(?!-?\d)/gi
const disowns =
  /\b(?:no (?:such )?order|(?:there is|have) no PUR-\d+|never received (?:this|that|your) order|not in our (?:books|system|records))\b/i

/**
 * Reads an answer sentence by sentence: a sentence that names one day gives it to the lines that it names, or to the whole
 * order. Two days for one line, another order, or a mail that does not say what it is about are left to a person.
 */
export function readAnswerText(text: string, asked: Asked): Reading {
  const others = [...text.matchAll(orderNumber)].map(([number]) => number.toUpperCase())
  const own = others.includes(asked.order.toUpperCase())
  if (others.some((number) => number !== asked.order.toUpperCase())) return { kind: 'unclear' }
  if (!own && !asked.aboutOrder) return { kind: 'unclear' }
  const sentences = sentencesOf(text).filter((sentence) => !speaksOfLeadTime.test(sentence))
  const dated = sentences
    .map((sentence) => ({ sentence, days: findDays(sentence) }))
    .filter(({ days }) => days.length > 0)
  if (dated.length === 0) return disowns.test(text) ? { kind: 'disowned' } : { kind: 'none' }
  const given = dated.map(({ sentence, days }) => ({
    days,
    lines: linesIn(sentence, asked),
    whole: names(sentence, asked.order),
  }))
  // Where a sentence says what its day is for, days of other sentences are about something else.
  const about = given.filter(({ lines, whole }) => lines.length > 0 || whole)
  const meant = about.length > 0 ? about : given
  if (meant.some(({ days }) => days.length > 1)) return { kind: 'unclear' }
  const dates = new Map<string, string>()
  for (const { days, lines } of meant) {
    const [day = ''] = days
    for (const line of lines.length > 0 ? lines : asked.late.map(({ id }) => id)) {
      if (dates.has(line) && dates.get(line) !== day) return { kind: 'unclear' }
      dates.set(line, day)
    }
  }
  return { kind: 'dates', dates: [...dates].map(([line, day]) => ({ line, day })) }
}

/** Lines that a sentence names by their number or article. */
function linesIn(sentence: string, { lines }: Asked): readonly string[] {
  return lines.filter(({ id, sku }) => names(sentence, id) || names(sentence, sku)).map(({ id }) => id)
}

function names(sentence: string, id: string): boolean {
  const escaped = id.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, 'i').test(sentence)
}

/** Sentences and half-sentences; the dot of a date or a number ends none. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\n+|(?<=[!?;])\s+|(?<=[^\d\s]\.|\d{4}\.|\d{4}-\d{2}-\d{2}\.)\s+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
