const dayMs = 86_400_000

/** Calendar date of an instant, in UTC. */
export function dateOf(instant: string): string {
  return instant.slice(0, 10)
}

export function addDays(date: string, days: number): string {
  return dateOf(new Date(Date.parse(date) + days * dayMs).toISOString())
}

/** Monday to Friday; holidays are not known yet. */
export function isBusinessDay(date: string): boolean {
  const weekday = new Date(date).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The business day `days` after (or, negative, before) a date; the date itself for 0. */
export function addBusinessDays(date: string, days: number): string {
  if (days === 0) return date
  const step = Math.sign(days)
  const single = ((Math.abs(days) - 1) % 5) + 1
  let result = date
  for (let left = single; left > 0;) {
    result = addDays(result, step)
    if (isBusinessDay(result)) left--
  }
  return addDays(result, step * 7 * ((Math.abs(days) - single) / 5))
}

/** Business days after `from` up to and including `to`; 0 when `to` is not later. */
export function businessDaysBetween(from: string, to: string): number {
  let days = 0
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isBusinessDay(date)) days++
  return days
}
