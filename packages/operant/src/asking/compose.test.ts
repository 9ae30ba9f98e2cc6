import { z } from 'zod'
import { argument } from '../agent/argument.ts'
import { defineAgent } from '../agent/define-agent.ts'
import { goal } from '../agent/goal.ts'
import { query } from '../agent/query.ts'
import { fact } from '../facts/fact.ts'
import { expect, test } from 'vitest'
import { claims } from '../testing/worlds/many-goals.ts'
import { compose } from './compose.ts'
import { checksOf, factsToAsk } from './checks.ts'
import { wordsBeside } from './words-beside.ts'

const parts = { name: 'composed', wordings: ['x'], never: [], answers: [], unmet: 'undo', by: 'olga' } as const
const made = (...doneWhen: readonly string[]) => compose(claims, { ...parts, doneWhen })

function goalOf(...doneWhen: readonly string[]) {
  const result = made(...doneWhen)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result
}

test.each([
  'paid(orderId=A-1)',
  'paid(order=A-1)',
  'paid(id=A-1)',
  'paid(A-1)',
  'paid("A-1")',
  ' paid ( orderId = A-1 ) ',
])('%s is a check of order A-1', (text) => {
  expect(goalOf(text, 'told').input).toEqual({ orderId: 'A-1' })
})

test.each([
  [['paid(A-1)', 'told(A-2)'], 'one run has one orderId, and it is given twice; ask for two goals'],
  [['paid(17)'], '"17" cannot be orderId: expected an order such as A-1'],
  [['paid(A-1'], '"paid(A-1" is no check; write it as in settled(orderId=A-1)'],
  [['paid'], 'paid needs orderId; give it as in paid(orderId=…)'],
  [['pay(A-1)'], 'agent "claims" has no check "pay"'],
  [['refund(A-1)'], '"refund" is no check of agent "claims" but an action; operant checks lists them'],
])('%j is refused: %s', (doneWhen, says) => {
  const result = made(...doneWhen)
  expect('problems' in result && result.problems.map((one) => one.says).join()).toContain(says)
})

test('checks are listed with what they take, and facts that a question may ask for', () => {
  expect(checksOf(claims)).toMatchObject([
    { name: 'paid', title: 'the customer has what is due', takes: ['orderId'], madeBy: ['refund'] },
    { name: 'told', takes: ['orderId'], madeBy: ['sendLetter'] },
  ])
  expect(factsToAsk(claims)).toEqual(['open'])
})

const moment = { now: new Date('2026-03-27T15:00:00Z'), timeZone: 'Europe/London' }
const beside = (text: string) => wordsBeside(claims, goalOf('paid(A-1)', 'told').goal, text, moment)

test('words beside checks are read for limits; what no check covers is said', async () => {
  const said = 'tell the customer by end of day, and make them happy, with at most 2 refunds'
  expect(await beside(said)).toMatchObject({
    limits: { actions: { refund: 2 } },
    deadline: new Date('2026-03-28T00:00:00Z'),
    unchecked: ['make them happy'],
  })
  expect(await beside('unless they called')).toMatchObject({
    problem: expect.stringContaining('it makes a condition') as string,
  })
  expect(await beside('with at most 900 steps')).toMatchObject({
    problem: expect.stringContaining('the goal allows 200') as string,
  })
})

test.each([
  ['by noon on Friday', false],
  ['please, with at most 2 refunds', false],
  ['', false],
  ['make them happy by Friday', true],
  ['tell the customer', true],
])('whether "%s" says more than limits is known: %s', async (text, says) => {
  expect(await beside(text)).toMatchObject({ says })
})

test('what needs arguments of somebody’s choice is not offered to be told, and asking for it says why', () => {
  const all = fact('all', z.number())
  const room = defineAgent({
    name: 'room',
    goals: [goal({ name: 'tell', ask: 'Tell all', input: {}, answers: [all] })],
    can: [
      query({
        name: 'readOrder',
        needs: { id: argument(z.string()) },
        gives: fact('order', z.number()),
        uses: {},
        read: () => 1,
      }),
      query({ name: 'readAll', needs: {}, gives: all, uses: {}, read: () => 1 }),
    ],
  })
  expect(factsToAsk(room)).toEqual(['all'])
  expect(compose(room, { ...parts, doneWhen: [], answers: ['order'] })).toMatchObject({
    problems: [
      { field: 'answers', says: expect.stringContaining('"readOrder" only gives it for arguments') as string },
    ],
  })
})
