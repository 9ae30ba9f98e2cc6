import type { Finder, Take } from '../../agent/judgements/find.ts'
import { Money } from '../../facts/money.ts'

/** What was found for a field: nothing, one value, or several that differ. */
export type Found =
  | { readonly kind: 'one'; readonly value: unknown }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'several'; readonly values: readonly string[] }

/** Finds one field of an extraction in a text. `asOf` is the day that "yesterday" is reckoned from. */
export async function findField(finder: Finder, text: string, asOf: Date): Promise<Found> {
  switch (finder.kind) {
    case 'pattern':
      return taken(matchesOf(finder.pattern, text), finder.take)
    case 'date':
      return taken(await datesIn(text, asOf), finder.take)
    case 'amount':
      return taken(amountsIn(text, finder.currency), finder.take)
    case 'word':
      return taken(
        Object.entries(finder.words).flatMap(([word, pattern]) => (text.search(pattern) === -1 ? [] : [word])),
        'only',
      )
  }
}

function taken(values: readonly unknown[], take: Take): Found {
  const distinct = new Map(values.map((value) => [String(value), value]))
  const [first] = distinct.values()
  if (first === undefined) return { kind: 'nothing' }
  if (distinct.size > 1 && take === 'only') return { kind: 'several', values: [...distinct.keys()] }
  return { kind: 'one', value: first }
}

function matchesOf(pattern: RegExp, text: string): readonly string[] {
  const flags = pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`
  return [...text.matchAll(new RegExp(pattern.source, flags))].map(([whole, group]) => group ?? whole)
}

/** Days as ISO dates. A time of day alone is no day. */
async function datesIn(text: string, asOf: Date): Promise<readonly string[]> {
  const { parse } = await import('chrono-node')
  const reference = { instant: asOf, timezone: 0 }
  return parse(text, reference, { forwardDate: false })
    .filter(({ start }) => start.isCertain('day') || start.isCertain('weekday'))
    .map(({ start }) => {
      const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')]
      return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    })
}

const signs: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '¥': 'JPY' }
const words: Readonly<Record<string, string>> = {
  euro: 'EUR',
  euros: 'EUR',
  pounds: 'GBP',
  pound: 'GBP',
  francs: 'CHF',
}
const number = String.raw`\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`
const amount = new RegExp(
  String.raw`(?<![\w.,])(?:(?<before>[€£¥$]|[A-Z]{3})\s?)?(?<number>${number})(?![\d])(?:\s?(?<after>[€£¥$]|[A-Z]{3}\b|euros?\b|pounds?\b|francs\b))?`,
  'gu',
)

/** Amounts with their currency; a dollar sign stands for several currencies, and is read only where one is given. */
export function amountsIn(text: string, currency: string | undefined): readonly Money[] {
  return [...text.matchAll(amount)].flatMap(({ groups }) => {
    const sign = groups?.['before'] ?? groups?.['after']
    const named = sign === undefined ? undefined : (signs[sign] ?? words[sign.toLowerCase()] ?? sign)
    const isMoney = named !== undefined || /[.,]\d{2}$/.test(groups?.['number'] ?? '')
    const meant = named === undefined || named === '$' ? currency : named
    if (!isMoney || meant === undefined) return []
    return moneyOf(groups?.['number'] ?? '', meant)
  })
}

function moneyOf(written: string, currency: string): readonly Money[] {
  const plain = written.replace(/[ ']/g, '')
  const decimal = /[.,]\d{1,2}$/.exec(plain)?.[0]
  const whole = (decimal ? plain.slice(0, -decimal.length) : plain).replace(/[.,]/g, '')
  try {
    return [Money.of(decimal ? `${whole}.${decimal.slice(1).padEnd(2, '0')}` : whole, currency)]
  } catch {
    // Three capital letters that are no currency, or decimals that it does not have.
    return []
  }
}
