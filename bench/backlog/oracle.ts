import type { Shift } from '@operant/sandbox'
import type { BacklogTruth } from '@operant/sandbox/planter'

/**
 * How many tickets are left by an instant where everything that can be settled without a person is, at once, and people
 * do nothing else than what only they can: nobody does better, for it knows what is right.
 */
export function leftAtBest(truth: BacklogTruth, shifts: readonly Shift[], until: number): number {
  const forPeople = truth.tickets.filter(({ expected }) => expected !== 'settle' && expected !== 'decline').length
  const from = Date.parse(truth.asOf)
  const settled = shifts.reduce((sum, { beginsAt, endsAt, minutesPerTicket }) => {
    const minutes = (Math.min(Date.parse(endsAt), until) - Math.max(Date.parse(beginsAt), from)) / 60_000
    return sum + Math.max(0, minutes) / minutesPerTicket
  }, 0)
  return Math.max(0, Math.round(forPeople - settled))
}
