import { DefinitionError } from '../facts/definition-error.ts'
import { dayNumber, dayOfNumber, isDay, type Day } from './day.ts'

/**
 * A day on which nobody works: one day (`2026-05-01`), every year (`12-25`), or so many days from Easter Sunday
 * (`easter-2`, `easter+1`). The 29th of February comes in leap years alone.
 */
export type Holiday = string

/** @throws DefinitionError for one that is written otherwise. */
export function requireHoliday(where: string, what: string, holiday: Holiday): void {
  if (isDay(holiday) || /^easter([+-]\d{1,3})?$/.test(holiday) || isDay(`2000-${holiday}`)) return
  throw new DefinitionError(
    where,
    what,
    `holidays that exist, not "${holiday}"`,
    'write a day as 2026-05-01, a day of every year as 12-25, or days from Easter Sunday as easter+1',
  )
}

/** The holidays that fall into a year. */
export function holidaysOf(year: number, holidays: readonly Holiday[]): ReadonlySet<Day> {
  const days = holidays.flatMap((holiday) => {
    if (isDay(holiday)) return [holiday]
    const easter = /^easter([+-]\d+)?$/.exec(holiday)
    // From Easter of the years beside it, a day may fall into this one.
    if (easter) return [year - 1, year, year + 1].map((one) => dayOfNumber(easterOf(one) + Number(easter[1] ?? 0)))
    return [`${String(year).padStart(4, '0')}-${holiday}`].filter(isDay)
  })
  return new Set(days.filter((day) => Number(day.slice(0, 4)) === year))
}

/** Easter Sunday of the western churches, as days since 1970-01-01: the anonymous Gregorian computus. */
function easterOf(year: number): number {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const moved = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const sum = epact + weekday - 7 * moved + 114
  // March and April follow each other: 93 stands for the first of March.
  return dayNumber(`${String(year).padStart(4, '0')}-03-01`) + sum - 93
}
