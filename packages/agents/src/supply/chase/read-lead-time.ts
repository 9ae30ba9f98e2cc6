import { findDays } from './find-days.ts'

/** A lead time that a mail announces. */
export interface AnnouncedLeadTime {
  readonly sku: string
  readonly days: number
  /** From which calendar date on. */
  readonly from: string
}

/** What a sentence about lead times says of days is no date of delivery. */
export const speaksOfLeadTime =
  /lead[ -]?times?|lieferzeit|plazo de entrega|délai|tempo di consegna|leveringstid|czas dostawy/i
const inWeeks = /\b(?:weeks?|wochen|semanas|semaines|settimane|uker|tygodni\w*)\b/i
const insteadOf = /\b(?:instead of|rather than|statt)\b/i
const longest = 400

/**
 * The new lead time of one of these articles; null where the mail announces none that can be told for certain: a sentence
 * about the lead time of one article with two numbers, the old one and the new one.
 */
export function readLeadTime(
  sentences: readonly string[],
  skus: readonly string[],
  writtenOn: string,
): AnnouncedLeadTime | null {
  for (const sentence of sentences.filter((one) => speaksOfLeadTime.test(one))) {
    const named = skus.filter((sku) => new RegExp(`(?<![\\w-])${sku}(?![\\w-])`, 'i').test(sentence))
    const [sku] = named
    const numbers = [...sentence.matchAll(/(?<![\w./-])(\d{1,3})(?=\s+[^\W\d])/g)].map(([, number]) => Number(number))
    const [first, second] = numbers.filter((number) => number > 0)
    if (sku === undefined || named.length > 1 || first === undefined || second === undefined) continue
    const announced = (insteadOf.test(sentence) ? first : second) * (inWeeks.test(sentence) ? 7 : 1)
    if (announced <= longest) return { sku, days: announced, from: findDays(sentence)[0] ?? writtenOn }
  }
  return null
}
