import { fact, query } from 'operant'
import { z } from 'zod'
import { clock } from '../../support/systems.ts'
import { serviceDesk } from '../systems.ts'

/** Days whose hours are looked at. */
const daysBack = 7
const daysAhead = 8
const dayLength = 86_400_000

/** What was measured at the desk, and who works there. */
export const workload = fact(
  'workload',
  z.object({
    /** Hours that were measured: those of the day that are still to come, on the days before. */
    hours: z.number().int().min(0),
    arrived: z.number().int().min(0),
    closedAlone: z.number().int().min(0),
    shifts: z.array(
      z.object({ beginsAt: z.iso.datetime(), endsAt: z.iso.datetime(), minutesPerTicket: z.number().positive() }),
    ),
  }),
  { freshFor: '15m' },
)

export const readWorkload = query({
  name: 'desk.readWorkload',
  needs: {},
  gives: workload,
  uses: { desk: serviceDesk, clock },
  read: async (_, u) => {
    const now = new Date(await u.clock.now())
    const at = (days: number) => new Date(now.getTime() + days * dayLength).toISOString()
    const [hours, shifts] = await Promise.all([
      u.desk.hours({ from: at(-daysBack), to: now.toISOString() }),
      u.desk.shifts({ from: now.toISOString(), to: at(daysAhead) }),
    ])
    const hourNow = now.getUTCHours()
    const later = hours.filter(({ beganAt }) => new Date(beganAt).getUTCHours() >= hourNow)
    const measured = later.length > 0 ? later : hours
    return {
      hours: measured.length,
      arrived: sum(measured.map(({ arrived }) => arrived)),
      closedAlone: sum(measured.map(({ closedAlone }) => closedAlone)),
      shifts: shifts.map(({ beginsAt, endsAt, minutesPerTicket }) => ({ beginsAt, endsAt, minutesPerTicket })),
    }
  },
})

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
