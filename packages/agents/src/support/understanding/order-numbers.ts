const DASH = '[-‐‑‒–—―−_~]'
const NUMBER_WORD = '(?:numbers?|num|nos?|nr|id|code|ref(?:erence)?|nº|№)'
const OTHER_PAPERS =
  'invoice|ticket|case|tracking|parcel|phone|tel|unit|flat|apt|apartment|house|suite|room|sku|item|article|receipt|claim|ref|po|purchase order|bill|voucher'
/** Behind the digits: a further digit or letter would make them part of something longer. */
const END = '(?![\\p{L}\\p{N}])'
/** Behind the digits: what makes them a decimal, a time or a date. */
const NOT_DECIMAL_OR_DATE = '(?![.,:]\\d|[/-]\\d{1,2}[/-]|\\s?[%€£$])'
const NOT_MEASURE =
  '(?!\\s?(?:eur|usd|gbp|euros?|dollars?|pounds?|pieces|pcs|units|kg|days?|weeks?|months?|years?|hours?|times)\\b)'

const patterns: readonly RegExp[] = [
  /** "ORD-1007", "ord 1007", "ORD – 1007", "0rd1007", "ORD-1007-2" (a line of the order). */
  `(?<![\\p{L}\\p{N}])[o0]rd\\s?(?:${DASH}{1,2}|[.:#/])?\\s?#?(\\d{1,9})${END}${NOT_DECIMAL_OR_DATE}`,
  /** "order 1007", "orders 1007", "order no. 1007", "order number is: 1007", "order #1007", "order (1007)". */
  `(?<![\\p{L}\\p{N}])(?<!purchase[\\s-])orders?,?\\s{0,3}(?:with the\\s)?(?:${NUMBER_WORD}\\b)?\\.?\\s{0,3}(?:is|was|=|:|${DASH})?:?\\s{0,3}[#("']{0,2}\\s?(\\d{3,9})${END}${NOT_DECIMAL_OR_DATE}${NOT_MEASURE}`,
  /** "#1007", but not the number of another paper ("invoice #1007"). */
  `(?<![\\p{L}\\p{N}#&/])(?<!\\b(?:${OTHER_PAPERS})(?:\\s(?:no\\.?|number|nr\\.?))?:?\\s{0,2})#\\s?(\\d{4,9})${END}${NOT_DECIMAL_OR_DATE}`,
].map((source) => new RegExp(source, 'giu'))

/** A further number of a list: "1007 and 1008", "1007/1008", "1007, 1008"; not the postcode of "1007, 1200 Brussels". */
const FURTHER = new RegExp(
  `^\\s?(?:,|and|&|\\+|/|or|,\\s?and)\\s?#?(\\d{3,9})${END}${NOT_DECIMAL_OR_DATE}${NOT_MEASURE}(?!\\s\\p{Lu}\\p{Ll})`,
  'u',
)
const LONGEST_LINK = 24

/**
 * The order numbers a customer mentions, as `ORD-<digits>`, each once, in the order of the text. Phone numbers, dates,
 * amounts, tracking numbers, postcodes and the numbers of other papers are not taken.
 */
export const findOrderNumbers = (text: string): string[] => {
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(numbersFrom))
  const inOrder = found.toSorted((one, other) => one.end - other.end)
  return [...new Set(inOrder.map(({ digits }) => `ORD-${digits}`))]
}

/** Digits, and where in the text they end. */
type Found = { digits: string; end: number }

const numbersFrom = (match: RegExpExecArray): Found[] => {
  const digits = match[1] ?? ''
  const end = match.index + match[0].length
  return [{ digits, end }, ...furtherNumbers(match.input, end, digits.length)]
}

/** The rest of a list. Its numbers have as many digits as the first. */
const furtherNumbers = (text: string, from: number, length: number): Found[] => {
  const next = FURTHER.exec(text.slice(from, from + LONGEST_LINK))
  const digits = next?.[1]
  if (next === null || digits?.length !== length) return []
  const end = from + next[0].length
  return [{ digits, end }, ...furtherNumbers(text, end, length)]
}
