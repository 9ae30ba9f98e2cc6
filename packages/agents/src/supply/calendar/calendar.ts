import { businessCalendar, fact, query, type BusinessCalendar } from 'operant'
import { z } from 'zod'
import { supplier } from '../chase/supplier.ts'
import { clock, policies } from '../systems.ts'

/** Days on which nobody works where the supplier is. */
export const holidays = fact('holidays', z.array(z.iso.date()), { freshFor: '30d' })

/** How far holidays are looked up, in days: longer than any chase takes. */
const daysAround = 400

export const readHolidays = query({
  name: 'policies.readHolidays',
  needs: { country: supplier.$.country },
  gives: holidays,
  uses: { policies, clock },
  read: async (i, u) => {
    const now = new Date(await u.clock.now()).toISOString()
    const found = await u.policies.holidays({
      country: i.country,
      from: dayAfter(now, -daysAround),
      to: dayAfter(now, daysAround),
    })
    return found.map(({ day }) => day)
  },
})

/** The calendar date so many days after an instant, in UTC. */
function dayAfter(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Monday to Friday without those holidays. The company's records count days in UTC. */
export function calendarOf(days: readonly string[]): BusinessCalendar {
  return businessCalendar({ name: 'supplier', zone: 'UTC', holidays: days })
}
