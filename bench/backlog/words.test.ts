import { backlogAgent, chaseAgent, delayAgent, supportAgent } from '@operant/agents'
import { expect, test } from 'vitest'
import type { Moment } from '../../packages/operant/src/asking/understanding.ts'
import { businessCalendar } from '../../packages/operant/src/calendar/business-calendar.ts'
import { understand } from '../../packages/operant/src/asking/understand.ts'

const moment = { now: new Date('2026-11-03T10:00:00Z'), timeZone: 'UTC' }
const agents = [supportAgent, chaseAgent, delayAgent, backlogAgent]

async function told(said: string, at: Moment = moment): Promise<string> {
  const heard = await understand(agents, said, at)
  if (heard.kind !== 'understood') return `${heard.kind}: ${JSON.stringify(heard).slice(0, 400)}`
  const { goal, input, limits, deadline, unchecked } = heard.meant
  const by = deadline?.toISOString().slice(0, 16) ?? (limits.time === undefined ? '' : `${limits.time / 3_600_000}h`)
  const more = limits.asFarAsPossible ? ' as far as possible' : ''
  return `${goal.name}(${Object.values(input).join()}) ${by}${more}${unchecked.length > 0 ? ` unchecked ${unchecked.join()}` : ''}`
}

test.each([
  ['Bring the backlog below 100 by 17:00', 'reduce backlog(100) 2026-11-03T17:00'],
  ['please bring the backlog below 100 by 5pm', 'reduce backlog(100) 2026-11-03T17:00'],
  ['get the backlog below 40 by 17:00', 'reduce backlog(40) 2026-11-03T17:00'],
  ['Bring the backlog below 20 within 30 hours', 'reduce backlog(20) 30h'],
  ['Bring the backlog below 1 within 1 hour', 'reduce backlog(1) 1h'],
  ['Bring the backlog below 120 within 8 hours', 'reduce backlog(120) 8h'],
  ['Bring the backlog below 20 by 17:00 as far as possible', 'reduce backlog(20) 2026-11-03T17:00 as far as possible'],
  ['Bring every return request of last month to a final state', 'finish returns(2026-10) '],
  ['bring every return request of last month into a policy-true final state', 'finish returns(2026-10) '],
  ['Decide every return request of October', 'finish returns(2026-10) '],
  ['What is left of the return requests of October 2026?', 'tell returns(2026-10) '],
  ['How many tickets wait?', 'tell backlog() '],
])('"%s"', async (said, meant) => {
  expect(await told(said)).toBe(meant)
})

test('five is in the hours in which the company works; where it says none, that is asked', async () => {
  const said = 'Bring the backlog below 100 by five'
  const heard = await understand(agents, said, moment)
  const choices = heard.kind === 'doubts' ? heard.doubts.flatMap((doubt) => doubt.choices.map(({ says }) => says)) : []
  expect(choices).toHaveLength(2)
  expect(choices[0]).toContain('17:00')
  expect(choices[1]).toContain('05:00')
  const hours = { from: '08:00', to: '18:00' } as const
  const calendar = businessCalendar({ name: 'desk', zone: 'UTC', hours })
  expect(await told(said, { ...moment, calendar })).toBe('reduce backlog(100) 2026-11-03T17:00')
})
