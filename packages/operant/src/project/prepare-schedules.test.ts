import { expect, test } from 'vitest'
import { z } from 'zod'
import example from '../../../../examples/small-shop/with-schedules.config.ts'
import { businessCalendar } from '../calendar/business-calendar.ts'
import { DefinitionError } from '../facts/definition-error.ts'
import { schedule } from '../schedules/schedule.ts'
import { trigger } from '../schedules/trigger.ts'
import { checkProject } from './check-project.ts'
import { prepareStarts } from './prepare-schedules.ts'
import { ProjectError } from './project-error.ts'

const usual = {
  name: 'one',
  cron: '0 8 * * *',
  agent: 'claims',
  goal: 'settleClaim',
  input: { orderId: 'A-1' },
} as const
const onEvent = {
  name: 'one',
  on: { event: 'order.late' },
  agent: 'claims',
  goal: 'settleClaim',
  data: z.object({ order: z.string() }),
  input: ({ order }: { order: string }) => ({ orderId: order }),
}

test('the example fits', () => {
  expect(checkProject('with-schedules.config.ts', example, {})).toBe(example)
  const { schedules, triggers } = prepareStarts('with-schedules.config.ts', example)
  expect(schedules.map(({ name, when }) => [name, when.zone, when.days?.holiday])).toEqual([
    ['open-claims', 'Europe/Berlin', 'skip'],
    ['month-end', 'Europe/Berlin', 'previous business day'],
  ])
  expect(triggers.map(({ name, source, type, firstLook }) => [name, source, type, firstLook(new Date(0))])).toEqual([
    ['lost-parcels', 'hooks/carrier', null, null],
    ['late-orders', null, 'order.late', null],
    ['found-lost', 'watch/found-lost', null, new Date(0)],
  ])
})

function problemOf(work: () => unknown): string {
  try {
    work()
    return ''
  } catch (error) {
    if (error instanceof DefinitionError) return error.message
    if (error instanceof ProjectError) return error.problems.join('\n')
    throw error
  }
}

test.each([
  ['a name that cannot be typed', { name: 'Monday 8' }, /schedule "Monday 8": expected a name such as late-orders/],
  ['no cron', { cron: 'daily' }, /cron "daily": expected minute, hour, .*write it as in 0 8 \* \* 1-5/],
  [
    'a date that never comes',
    { cron: '0 8 30 2 *' },
    /cron "0 8 30 2 \*": expected a pattern that comes true some day/,
  ],
  ['seconds', { cron: '0 0 8 * * *' }, /cron "0 0 8 \* \* \*": expected minute, hour/],
  ['no zone', { zone: 'Berlin' }, /expected a time zone, not "Berlin"/],
  ['another overlap', { overlap: 'wait' }, /"overlap": expected one of 'skip', 'queue one', 'allow'.*not "wait"/],
  ['a holiday policy on all days', { holiday: 'skip' }, /"holiday": expected on: 'business days' beside it/],
  [
    'a rhythm that is moved',
    { cron: '*/5 * * * *', on: 'business days', holiday: 'next business day' },
    /"cron": expected minutes and hours as numbers/,
  ],
  ['catch-up without end', { catchUp: { as: 'each', within: '60d' } }, /"catchUp.within": expected at most 31d/],
  ['no failures', { pauseAfter: { failures: 0 } }, /"pauseAfter.failures": expected a whole number from 1 to 100/],
])('a schedule with %s is refused where it is written', (_, more, says) => {
  expect(problemOf(() => schedule({ ...usual, ...more } as Parameters<typeof schedule>[0]))).toMatch(says)
})

test.each([
  ['nothing to listen to', { on: {} }, /"on": expected an event, a webhook or a query/],
  ['no schema', { data: { order: 'text' } }, /"data": expected a schema of zod/],
  ['no input', { input: { orderId: 'A-1' } }, /"input" to be a function/],
  ['a query without a key', { on: { query: () => [], every: '1m' } }, /"new" to be a function/],
  [
    'a query that is asked too often',
    { on: { query: () => [], every: '10ms', new: String } },
    /"on.every": expected at least 1s/,
  ],
  ['times that never come', { on: { query: () => [], at: 'daily', new: String } }, /cron "daily": expected minute/],
  [
    'a rhythm and times',
    { on: { query: () => [], at: '0 8 * * *', every: '1d', new: String } },
    /"on": expected either "every" or "at"/,
  ],
])('a trigger with %s is refused where it is written', (_, more, says) => {
  expect(problemOf(() => trigger({ ...onEvent, ...more } as unknown as Parameters<typeof trigger>[0]))).toMatch(says)
})

test('what does not fit the project names the field, what was meant and how to mend it', () => {
  const schedules = [
    schedule({ ...usual, agent: 'clams' }),
    schedule({ ...usual, goal: 'settleClaims' }),
    schedule({ ...usual, input: { orderId: '1' } }),
    schedule({ ...usual, input: {} }),
    schedule({ ...usual, calendar: 'berlln' }),
  ]
  const triggers = [trigger({ ...onEvent, on: { webhook: 'carier' } })]
  const calendars = [businessCalendar({ name: 'berlin', zone: 'Europe/Berlin' })]
  expect(problemOf(() => prepareStarts('p', { ...example, schedules, triggers, calendars })).split('\n')).toEqual([
    'p: schedules[0].agent: schedule "one": there is no agent "clams". Did you mean "claims"?',
    'p: schedules[1].goal: schedule "one": agent "claims" has no goal "settleClaims". Did you mean "settleClaim"?',
    expect.stringContaining('p: schedules[2].input: schedule "one": input "orderId" of goal "settleClaim"') as string,
    expect.stringContaining(
      'p: schedules[3].input: schedule "one": goal "settleClaim" needs the input "orderId"',
    ) as string,
    'p: schedules[4].calendar: schedule "one": the project has no calendar "berlln". Did you mean "berlin"?',
    'p: triggers[0].on.webhook: trigger "one": the project has no webhook "carier". Did you mean "carrier"?',
  ])
  const person = { name: 'Schedule one', roles: ['lead'] }
  expect(
    problemOf(() => prepareStarts('p', { ...example, schedules: [schedule(usual)], principals: [person] })),
  ).toContain('p: schedules[0].name: schedule "one": a person is called "schedule one"')
  const twice = { ...example, schedules: [schedule(usual), schedule(usual)], triggers: ['late'] }
  expect(problemOf(() => checkProject('p', twice, {}))).toContain('triggers[0]: expected a trigger')
  expect(problemOf(() => checkProject('p', { ...twice, triggers: [] }, {}))).toContain(
    'schedules[1].name: expected each schedule once',
  )
})
