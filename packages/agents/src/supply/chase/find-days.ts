/** Languages whose months are known by name. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'nb', 'sv', 'pt']

const months = monthNames()
const named = [...months.keys()].toSorted((one, other) => other.length - one.length).join('|')
const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/g
const dayFirst = new RegExp(
  `(?<![\\p{L}\\d])(\\d{1,2})(?:\\.|st|nd|rd|th)?\\s+(?:de\\s+)?(${named})\\s+(?:de\\s+)?(\\d{4})\\b`,
  'giu',
)
const monthFirst = new RegExp(`(?<![\\p{L}\\d])(${named})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'giu')
const dotted = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/g
const slashed = /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g

/** The days that a text names with their year, each once. A slash leaves open which is the day: then it names none. */
export function findDays(text: string): readonly string[] {
  const found = [
    ...[...text.matchAll(iso)].map(([, year, month, day]) => dayOf(year, month, day)),
    ...[...text.matchAll(dayFirst)].map(([, day, month, year]) => dayOf(year, monthOf(month), day)),
    ...[...text.matchAll(monthFirst)].map(([, month, day, year]) => dayOf(year, monthOf(month), day)),
    ...[...text.matchAll(dotted)].map(([, day, month, year]) => dayOf(year, month, day)),
    ...[...text.matchAll(slashed)].map(([, day, month, year]) =>
      Number(day) > 12 ? dayOf(year, month, day) : undefined,
    ),
  ]
  return [...new Set(found.flatMap((one) => one ?? []))].toSorted()
}

function monthOf(name = ''): string {
  return String(months.get(name.toLowerCase()) ?? 0)
}

/** A day that exists, or nothing. */
function dayOf(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined
}

/** Months as they stand in a date, by their name in small letters. */
function monthNames(): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const language of languages) {
    const format = new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    for (let month = 0; month < 12; month += 1) {
      const name = format.formatToParts(Date.UTC(2026, month, 15)).find(({ type }) => type === 'month')?.value
      if (name) found.set(name.toLowerCase(), month + 1)
    }
  }
  return found
}
