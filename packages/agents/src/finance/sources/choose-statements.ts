import { daysOf, monthText } from '../months.ts'
import type { StatementRecord } from '../systems/bank.ts'

/** The statements of a month, or why they are not all there. */
export type Chosen =
  | { readonly kind: 'chosen'; readonly statements: readonly StatementRecord[]; readonly before: boolean }
  | { readonly kind: 'not there'; readonly why: string }

/**
 * Those of the statements of an account that are of a month: all of it, one after the other as the bank counts them.
 * `before`: there are earlier ones.
 */
export function chooseStatements(all: readonly StatementRecord[], period: string): Chosen {
  const { first, last } = daysOf(period)
  const ordered = delivered(all)
  const twice = ordered.find((one, index) => isSame(one, ordered[index + 1]))
  if (twice)
    return notThere(`the bank has delivered statement ${twice.sequence} twice, and the files differ; ask which holds`)
  const chosen = ordered.filter(({ from, to }) => from <= last && to >= first)
  const [begin, end] = [chosen[0], chosen.at(-1)]
  if (!begin || !end) return notThere(`the bank has delivered no statement of ${monthText(period)} yet`)
  const across = chosen.find(({ from, to }) => from < first || to > last)
  if (across)
    return notThere(
      `statement ${across.sequence} is of ${across.from} to ${across.to}, and ${monthText(period)} begins or ends within it; ask the bank for one that ends with the month`,
    )
  for (const next of chosen) {
    const one = ordered[ordered.indexOf(next) - 1]
    if (one && !follows(one, next))
      return notThere(`between statements ${one.sequence} and ${next.sequence} one is missing; fetch it from the bank`)
  }
  const after = ordered[ordered.indexOf(end) + 1]
  if (!(after && follows(end, after)) && restOf(end.to, last).some(isBusinessDay))
    return notThere(`the bank has delivered statements of ${monthText(period)} until ${end.to} only`)
  return { kind: 'chosen', statements: chosen, before: ordered[0] !== begin }
}

/** In the order in which they follow each other; a file that was delivered again counts once. */
function delivered(all: readonly StatementRecord[]): readonly StatementRecord[] {
  const once = [...new Map(all.map((one) => [one.sha256, one])).values()]
  return once.toSorted((one, other) =>
    one.from < other.from ? -1 : one.from > other.from ? 1 : one.sequence - other.sequence,
  )
}

function isSame(one: StatementRecord, other: StatementRecord | undefined): boolean {
  return other !== undefined && one.sequence === other.sequence && one.from === other.from
}

/** Banks count on, or from 1 again with a new year. */
function follows(one: StatementRecord, next: StatementRecord): boolean {
  return next.sequence === one.sequence + 1 || (next.sequence === 1 && next.from.slice(0, 4) > one.from.slice(0, 4))
}

function notThere(why: string): Chosen {
  return { kind: 'not there', why }
}

/** The calendar days after one, up to another. */
function restOf(after: string, last: string): readonly Date[] {
  const days: Date[] = []
  for (let at = Date.parse(after) + 86_400_000; at <= Date.parse(last); at += 86_400_000) days.push(new Date(at))
  return days
}

function isBusinessDay(day: Date): boolean {
  return day.getUTCDay() % 6 !== 0
}
