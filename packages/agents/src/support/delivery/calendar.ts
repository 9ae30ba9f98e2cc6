import { fact, query } from 'operant'
import { z } from 'zod'
import { order } from '../orders/concern.ts'
import { orderRecord } from '../orders/order-record.ts'
import { policies } from '../systems.ts'
import { today } from '../ticket/ticket.ts'
import { addDays } from './business-days.ts'

/** A promise, and what follows from it, is never further off than this. */
const daysAhead = 60

/** When nobody works where an order goes. */
export const holidays = fact('holidays', z.array(z.iso.date()), { about: order, freshFor: '30d' })

export const readHolidays = query({
  name: 'policies.readHolidays',
  needs: { country: orderRecord.$.address.country, placedOn: orderRecord.$.placedOn, today },
  gives: holidays,
  uses: { policies },
  read: async (i, u) => {
    const from = i.placedOn < i.today ? i.placedOn : i.today
    const found = await u.policies.holidays({ country: i.country, from, to: addDays(i.today, daysAhead) })
    return found.map(({ day }) => day)
  },
})
