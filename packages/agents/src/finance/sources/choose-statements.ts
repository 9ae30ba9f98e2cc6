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
  const ordered = all.toSorted((one, other) => one.sequence - other.sequence)
  const chosen = ordered.filter(({ from, to }) => from <= last && to >= first)
  const [begin, end] = [chosen[0], chosen.at(-1)]
  if (!begin || !end) return notThere(`the bank has delivered no statement of ${monthText(period)} yet`)
  const across = chosen.find(({ from, to }) => from < first || to > last)
  if (across)
    return notThere(
      `statement ${across.sequence} is of ${across.from} to ${across.to}, and ${monthText(period)} begins or ends within it; ask the bank for one that ends with the month`,
    )
  const gap = ordered.findIndex((one, index) => {
    const next = ordered[index + 1]
    return next !== undefined && next.sequence !== one.sequence + 1 && next.sequence <= end.sequence
  })
  const [from, to] = [ordered[gap], ordered[gap + 1]]
  if (from && to)
    return notThere(`between statements ${from.sequence} and ${to.sequence} one is missing; fetch it from the bank`)
  const goesOn = ordered.some(({ sequence }) => sequence === end.sequence + 1)
  if (!goesOn && restOf(end.to, last).some(isBusinessDay))
    return notThere(`the bank has delivered statements of ${monthText(period)} until ${end.to} only`)
  return { kind: 'chosen', statements: chosen, before: ordered[0] !== begin }
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
