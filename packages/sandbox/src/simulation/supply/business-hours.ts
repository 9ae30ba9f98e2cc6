import { addDays, dateOf, isBusinessDay } from '../../truth/calendar.ts'
import { hour, instantOf } from '../stage.ts'

const [opens, closes] = [9, 17]

/** The instant so many business hours later: Monday to Friday from 9 to 17 o'clock UTC, without the country's holidays. */
export function businessHoursLater(at: number, hours: number, country: string): number {
  let left = Math.round(hours * hour)
  let day = dateOf(instantOf(at))
  let from = at
  for (;;) {
    const [start, end] = [opens, closes].map((clock) => Date.parse(`${day}T00:00:00.000Z`) + clock * hour)
    if (start !== undefined && end !== undefined && isBusinessDay(day, country)) {
      const begin = Math.max(from, start)
      const open = end - begin
      if (open > 0 && left <= open) return begin + left
      if (open > 0) left -= open
    }
    day = addDays(day, 1)
    from = Date.parse(`${day}T00:00:00.000Z`)
  }
}
