const dayMs = 86_400_000

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10)
}

/** Monday to Friday. Holidays of the countries are not known here. */
function isBusinessDay(date: string): boolean {
  const weekday = new Date(date).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The business day so many business days after a calendar date; the date itself for 0. */
export function addBusinessDays(date: string, days: number): string {
  let result = date
  for (let left = days; left > 0;) {
    result = addDays(result, 1)
    if (isBusinessDay(result)) left -= 1
  }
  return result
}

/** Business days after `from` up to and including `to`; 0 when `to` is not later. */
export function businessDaysBetween(from: string, to: string): number {
  let days = 0
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isBusinessDay(date)) days += 1
  return days
}

/** Calendar days from `from` to `to`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}
