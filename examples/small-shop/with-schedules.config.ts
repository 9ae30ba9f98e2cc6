import { z } from 'zod'
import { businessCalendar, defineProject, schedule, trigger } from 'operant'
import { claims } from './agent.ts'
import { shop, shopIn } from './shop.ts'

const order = z.object({ order: z.string().regex(/^A-\d+$/, 'expected an order such as A-1') })

/** The small shop with goals that start by themselves. */
export default defineProject({
  agents: [claims],
  clients: ({ folder }) => shopIn(folder),
  principals: [
    { name: 'olga', roles: ['operator'] },
    { name: 'lena', roles: ['operator', 'lead', 'policy-publisher'] },
  ],
  calendars: [businessCalendar({ name: 'berlin', zone: 'Europe/Berlin', holidays: ['01-01', 'easter-2', 'easter+1'] })],
  webhooks: { carrier: { secret: 'CARRIER_WEBHOOK_SECRET' } },
  schedules: [
    schedule({
      name: 'open-claims',
      cron: '0 8 * * 1-5',
      on: 'business days',
      agent: 'claims',
      goal: 'whatIsOpen',
      input: { orderId: 'A-1' },
    }),
    schedule({
      name: 'month-end',
      cron: '0 17 L * *',
      zone: 'Europe/Berlin',
      calendar: 'berlin',
      on: 'business days',
      holiday: 'previous business day',
      agent: 'claims',
      goal: 'settleClaim',
      input: (at, day) => ({ orderId: `A-${Number(day.slice(5, 7))}` }),
      overlap: 'queue one',
      catchUp: { within: '1d', as: 'latest' },
      jitter: '5m',
      pauseAfter: { failures: 3 },
      roles: ['operator'],
    }),
  ],
  triggers: [
    trigger({
      name: 'lost-parcels',
      on: { webhook: 'carrier' },
      agent: 'claims',
      goal: 'settleClaim',
      data: order,
      input: (data) => ({ orderId: data.order }),
      dedupe: (data) => data.order,
      roles: ['operator'],
    }),
    trigger({
      name: 'late-orders',
      on: { event: 'order.late' },
      agent: 'claims',
      goal: 'whatIsOpen',
      data: order,
      input: (data) => ({ orderId: data.order }),
    }),
    trigger({
      name: 'found-lost',
      on: { query: (u) => u.shop.lost(), uses: { shop }, every: '15m', new: (element) => element.order },
      agent: 'claims',
      goal: 'settleClaim',
      data: order,
      input: (data) => ({ orderId: data.order }),
      roles: ['operator'],
    }),
  ],
})
