import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Agent } from '../agent/define-agent.ts'
import { forecast } from '../index.ts'
import { accounts, claims, desk, stores, support } from '../testing/worlds/many-goals.ts'
import { understand } from './understand.ts'
import type { Settled, Understanding } from './understanding.ts'

/** A Friday afternoon, two days before clocks in London go forward. */
const moment = { now: new Date('2026-03-27T15:00:00Z'), timeZone: 'Europe/London' }
const all: readonly Agent[] = [claims, support, stores, accounts]
const hear = (said: string, agents = all, settled: Settled = {}) => understand(agents, said, moment, settled)

/** What somebody's words come to, in one line. */
function told(heard: Understanding): string {
  if (heard.kind === 'nothing') return `nothing: ${heard.why}`
  if (heard.kind === 'doubts')
    return heard.doubts
      .map(({ about, choices }) => `${about}? ${choices.map(({ says }) => says).join(' | ')}`)
      .join('; ')
  const { goal, input, limits, deadline, unchecked } = heard.meant
  const { time, ...others } = limits
  const values = Object.values(input).map(String).join(', ')
  const more = [
    ...(Object.keys(others).length > 0 ? [JSON.stringify(others)] : []),
    ...(time === undefined ? [] : [deadline ? `by ${deadline.toISOString()}` : `within ${time / 60_000}m`]),
    ...unchecked.map((one) => `not checked: ${one}`),
  ]
  return [`${goal.name}(${values})`, ...more].join(' ')
}

test.each([
  ['Settle the claim for order A-1', 'settleClaim(A-1)'],
  ['settle claim A-1', 'settleClaim(A-1)'],
  ['SETTLE THE CLAIM FOR ORDER A-1!', 'settleClaim(A-1)'],
  ['Could you please settle the claim for order A-1?', 'settleClaim(A-1)'],
  ['hi there, I would like you to settle the claim for order A-1, thanks a lot', 'settleClaim(A-1)'],
  ['for order A-1, please settle the claim', 'settleClaim(A-1)'],
  ['order A-1: settle the claim', 'settleClaim(A-1)'],
  ["settle order A-1's claim", 'settleClaim(A-1)'],
  ['resolve the claim for order A-1', 'settleClaim(A-1)'],
  ['take care of the claim for order A-1', 'settleClaim(A-1)'],
  ['make good on purchase A-1', 'settleClaim(A-1)'],
  ['setlte the claim for order A-1', 'settleClaim(A-1)'],
  ['settle the clami for ordr "A-1"', 'settleClaim(A-1)'],
  ['what is still open on order A-1?', 'whatIsOpen(A-1)'],
  ["what's still open for order A-1", 'whatIsOpen(A-1)'],
  ['Resolve ticket 4711', 'resolve(4711)'],
  ['resolve the ticket number 4711', 'resolve(4711)'],
  ['resolve ticket no 4711', 'resolve(4711)'],
  ['resolve ticket #4711.', 'resolve(4711)'],
  ['ticket 4711 resolve it', 'resolve(4711)'],
  ['resolve ticket "four seven"', 'resolve(four seven)'],
  ['bring the backlog of Order Desk below 100', 'backlog(Order Desk, 100)'],
  ['move 5 to Leeds', 'move(5, Leeds)'],
  ['report the sales of 2026-03-26', 'report(2026-03-26)'],
  ['report the sales of today', 'report(2026-03-27)'],
  ['charge 12.50 GBP to account 77', 'charge(77, 12.50 GBP)'],
  ['charge £12.50 to account 77', 'charge(77, 12.50 GBP)'],
  ['move five to Bank of England', 'move(5, Bank of England)'],
  ['resolve ticket 4711 asap', 'resolve(4711)'],
])('%s → %s', async (said, comes) => {
  expect(told(await hear(said))).toBe(comes)
})

test.each([
  ['settle the claim for order A-1 by end of day', 'settleClaim(A-1) by 2026-03-28T00:00:00.000Z'],
  ['settle the claim for order A-1 by 17:00', 'settleClaim(A-1) by 2026-03-27T17:00:00.000Z'],
  ['by Monday 9am, settle the claim for order A-1', 'settleClaim(A-1) by 2026-03-30T08:00:00.000Z'],
  ['settle the claim for order A-1 within 2 hours', 'settleClaim(A-1) within 120m'],
  ['bring the backlog of Order Desk below 46 within 7 hours', 'backlog(Order Desk, 46) within 420m'],
  ['bring the backlog of Order Desk below 1 within 1 hour', 'backlog(Order Desk, 1) within 60m'],
  ['settle the claim for order A-1 in at most ten steps', 'settleClaim(A-1) {"steps":10}'],
  ['settle the claim for order A-1, using no more than 5k tokens', 'settleClaim(A-1) {"tokens":5000}'],
  ['settle the claim for order A-1 and spend no more than 100 GBP', 'settleClaim(A-1) {"money":["100.00 GBP"]}'],
  ['settle the claim for order A-1, less than £1,000', 'settleClaim(A-1) {"money":["999.99 GBP"]}'],
  ['settle the claim for order A-1 with at most 3 refunds', 'settleClaim(A-1) {"actions":{"refund":3}}'],
  ['settle the claim for order A-1 with at most two letters', 'settleClaim(A-1) {"actions":{"sendLetter":2}}'],
  ['settle the claim for order A-1 with at most 2 changes', 'settleClaim(A-1) {"effects":2}'],
  ['settle the claim for order A-1 without refunding', 'settleClaim(A-1) {"actions":{"refund":0}}'],
  ['settle the claim for order A-1, but do not refund', 'settleClaim(A-1) {"actions":{"refund":0}}'],
  [
    'settle the claim for order A-1 by tomorrow noon, at most 10 steps, and spend no more than 50 EUR',
    'settleClaim(A-1) {"steps":10,"money":["50.00 EUR"]} by 2026-03-28T12:00:00.000Z',
  ],
  ['settle the claim for order A-1 and tell the customer', 'settleClaim(A-1)'],
])('limits: %s → %s', async (said, comes) => {
  expect(told(await hear(said))).toBe(comes)
})

test.each([
  ['do not settle the claim for order A-1', /it says what is not wanted/],
  ["don't settle the claim for order A-1", /it says what is not wanted/],
  ['settle no claim for order A-1', /it says what is not wanted/],
  ['never settle the claim for order A-1', /it says what is not wanted/],
  ['do not refund', /nothing here takes the goal/],
  ['settle the claim for order A-1 if the parcel is lost', /it makes a condition/],
  ['settle the claim for order A-1 unless it was delivered', /it makes a condition/],
  ['if the parcel is lost settle the claim for order A-1', /it makes a condition/],
  ['settle the claim for order A-1 before the customer calls', /it makes a condition/],
  ['settle the claim for order A-1 when you have time', /it makes a condition/],
  ['maybe settle the claim for order A-1', /it makes a condition/],
  ['settle every claim for order A-1', /a run is about one thing/],
  ['settle the claim for order A-1 again', /a run is about one thing/],
  ['settle the claim for order A-1 and A-2', /"A-[12]" was not understood: a run is about one thing/],
  ['settle the claim for order A-1, A-2', /a run is about one thing/],
  ['settle the claim for order A-1 twice', /a run is about one thing/],
  ['should I settle the claim for order A-1?', /it asks instead of telling/],
  ['why did you settle the claim for order A-1', /it asks instead of telling/],
  ['pretend to settle the claim for order A-1', /in this place it may change what is asked/],
  ['settle the fraudulent claim for order A-1', /in this place it may change what is asked/],
  ['settle the claim for order A-1 and resolve ticket 4711', /a run is about one thing/],
  ['settle the claim for order A-1; drop table orders 1', /a run is about one thing/],
  ['settle the claim for order 17', /"17" cannot be orderId: expected an order such as A-1/],
  ['settle the claim for order all', /nothing here|cannot be orderId|how much or which/],
  ['resolve ticket everything', /nothing here/],
  ['resolve ticket it', /it was not said which ticket is meant; say it as in: Resolve ticket \{ticket\}/],
  ['settle the claim', /it was not said which orderId is meant/],
  ['resolve all tickets', /how much or which of several/],
  ['deactivate account 5', /nothing here/],
  ['reactivate account 5', /nothing here/],
  ['charge 12.50 GBP to account 77 or 78', /it makes a condition/],
  ['close ticket 4711', /nothing here/],
  ['refund order A-1', /nothing here/],
  ['4711', /nothing here/],
  ['', /nothing was said/],
  ['please', /nothing here/],
  ['resolve ticket 4711\u200B', /cannot be seen/],
  ['settle the claim for order A-1\u202E', /cannot be seen/],
  ['settle the claim for order A-1 rather than refusing it', /it makes a condition/],
  ['Settle the claim for order \uFF21-1', /cannot be orderId/],
  ['bitte löse das Ticket 4711 und schließe die Anfrage', /goals are understood in English/],
  ['settle the claim for order A-1 in at most 500 steps', /500 steps; the goal allows 50/],
  ['settle the claim for order A-1 with at most 9 refunds', /9 uses of refund; the goal allows 5/],
  ['settle the claim for order A-1 within 30 days', /more time than the goal's 10080 minutes/],
  ['settle the claim for order A-1 by yesterday', /"yesterday" is past/],
  ['settle the claim for order A-1 by end of sprint', /is no time/],
  ['settle the claim for order A-1 and spend up to $100', /of which country/],
  ['settle the claim for order A-1 with at most 3 cakes', /does no "cakes"; it does refund, sendLetter/],
])('never started: %s', async (said, why) => {
  const heard = await hear(said)
  expect(heard.kind).toBe('nothing')
  expect(told(heard)).toMatch(why)
})

test.each([
  ['settled the claim for order A-1', /^meant\? Settle the claim for order A-1/],
  ['resolve the claim on ticket', /nothing here|meant\?/],
  ['change 12.50 GBP to account 77', /^meant\? Charge "12.50 GBP" to account 77/],
  ['resolve 4711', /^meant\? Resolve ticket 4711 \(agent support\)/],
  ['resolve ticket blue whale', /^meant\? Resolve ticket "blue whale"/],
  ['settle the claim for order A-1 and make them happy', /^unchecked\? start without it/],
  ['The customer called us. Settle the claim for order A-1', /^unchecked\?|meant\?/],
  ['settle the claim for order A-1 by 5', /^deadline\? by 2026-03-27 17:00 \(Europe\/London\) \| by 2026-03-28 05:00/],
  ['settle the claim for order A-1 by 2pm', /^deadline\? by 2026-03-28 14:00/],
  ['settle the claim for order A-1 by 03/04', /^deadline\?/],
  ['settle the claim for order A-1 by end of the week', /^deadline\? by 2026-03-28 00:00 .* \| by 2026-03-30 00:00/],
])('asked first: %s', async (said, doubt) => {
  const heard = await hear(said)
  expect(heard.kind).not.toBe('understood')
  expect(told(heard)).toMatch(doubt)
})

test('two agents that take the same words: nobody guesses', async () => {
  const heard = await hear('resolve ticket 4711', [...all, desk])
  expect(told(heard)).toBe('meant? Resolve ticket 4711 (agent support) | Resolve ticket 4711 (agent desk)')
  const choice = heard.kind === 'doubts' ? heard.doubts[0]?.choices[1] : undefined
  const chosen = await hear('resolve ticket 4711', [...all, desk], { meant: choice?.id ?? '' })
  expect(chosen.kind === 'understood' && chosen.meant.agent.name).toBe('desk')
  expect(choice?.agent).toBe('desk')
})

test('what was said to be left unchecked is kept, and nothing else is let pass', async () => {
  const said = 'settle the claim for order A-1 and make them happy'
  expect(told(await hear(said, all, { unchecked: ['make them happy'] }))).toBe(
    'settleClaim(A-1) not checked: make them happy',
  )
  expect((await hear(said, all, { unchecked: ['make them sad'] })).kind).toBe('doubts')
  expect((await hear(`${said} if they call`, all, { unchecked: ['make them happy if they call'] })).kind).toBe(
    'nothing',
  )
})

test('a doubt about the time is settled by one of its choices alone', async () => {
  const said = 'settle the claim for order A-1 by 5'
  expect(told(await hear(said, all, { deadline: '2026-03-27T17:00:00.000Z' }))).toBe(
    'settleClaim(A-1) by 2026-03-27T17:00:00.000Z',
  )
  expect((await hear(said, all, { deadline: '2026-06-27T17:00:00.000Z' })).kind).toBe('doubts')
})

test('every word is shown with what it was taken for', async () => {
  const heard = await hear('please settle the claim for order A-1 by end of day and make them happy')
  expect(heard.kind === 'doubts' && heard.parts.map(({ text, as, means }) => [text, as, means])).toEqual([
    ['please', 'courtesy', ''],
    ['settle the claim for order', 'goal', 'settleClaim'],
    ['A-1', 'input', 'orderId'],
    ['by end of day', 'limit', 'by end of day'],
    ['and make them happy', 'nothing', ''],
  ])
})

test('the words of each choice are understood without a doubt, as that choice', async () => {
  const doubtful = [
    'settled the claim for order A-1 at most 3 refunds',
    'resolve 4711',
    'resolve ticket blue whale',
    'settle the claim for order A-1 by 5, at most 10 steps',
    'settle the claim for order A-1 by end of the week',
    'settle the claim for order A-1 and make them happy',
  ]
  for (const said of doubtful) {
    const heard = await hear(said)
    if (heard.kind !== 'doubts') throw new Error(`${said}: ${told(heard)}`)
    for (const { say } of heard.doubts.flatMap(({ choices }) => choices))
      expect([say, (await hear(say)).kind]).toEqual([say, 'understood'])
  }
})

const turns = [
  'not',
  'never',
  'unless',
  'if',
  'without',
  'except',
  'all',
  'every',
  "don't",
  'either',
  'why',
  'should',
  'cannot',
  'twice',
  'other',
]

test('a word that turns what is said, wherever it stands, never lets anything start', async () => {
  const words = 'settle the claim for order A-1'.split(' ')
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...turns), fc.integer({ min: 0, max: words.length }), async (turn, at) => {
      const heard = await hear(words.toSpliced(at, 0, turn).join(' '))
      expect(heard.kind).toBe('nothing')
    }),
    { numRuns: 100 },
  )
})

test('no words whatever are understood with an input that was not said, or with a looser limit', async () => {
  const vocabulary = [
    ...'settle the claim for order resolve ticket move to 5 4711 Leeds by noon at most steps 900 and what is open account activate charge GBP please "x y" ,'.split(
      ' ',
    ),
    'A-1',
    'A-2',
    ...turns,
  ]
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...vocabulary), { maxLength: 12 }), async (words) => {
      const said = words.join(' ')
      const heard = await hear(said)
      if (heard.kind !== 'understood') return
      const { goal, input, limits } = heard.meant
      for (const value of Object.values(input)) expect(said).toContain(String(value).replace(' GBP', ''))
      expect(limits.steps ?? 0).toBeLessThanOrEqual(goal.limits.steps)
      // "activate 4711 without charge" is understood: no use of that action.
      const turned = words.some((word) => turns.includes(word) && word !== 'no')
      expect(turned && !Object.values(limits.actions ?? {}).includes(0)).toBe(false)
    }),
    { numRuns: 300, examples: [[['4711', 'activate', 'without', 'charge']]] },
  )
})

test('"as far as possible" is understood where a goal can be foretold, and is left over elsewhere', async () => {
  const [reduce] = [...support.goals.values()].filter(({ name }) => name === 'backlog')
  if (!reduce) throw new Error('there is no such goal')
  const { spec } = forecast({
    needs: {},
    expect: () => ({ reachable: true, expected: 0, bound: 0, because: 'so', options: [] }),
  })
  const foretelling: Agent = { ...support, goals: new Map([['backlog', { ...reduce, forecast: spec }]]) }
  const said = 'bring the backlog of Order Desk below 100 by 17:00 as far as possible'
  expect(told(await hear(said, [foretelling]))).toBe(
    'backlog(Order Desk, 100) {"asFarAsPossible":true} by 2026-03-27T17:00:00.000Z',
  )
  expect((await hear(said, [support])).kind).not.toBe('understood')
})
