import { expect, test } from 'vitest'
import { allHeld, printed, reportOf, type Parts } from './report.ts'

const none = { proposed: 0, holes: [] }
const parts: Parts = {
  goals: 56,
  scripted: { attempts: 9, notHijacked: 0, reached: 0, goalsReached: 0, changedSomething: 3, referred: 4, ...none },
  byModel: { attempts: 4, reached: 0, notHijacked: 0, questions: 40, holes: [] },
  random: { runs: 20, writes: 30, privileged: 15, broken: 0, ...none },
  support: { attempts: 3, reached: 0, ...none },
  falsehoods: { attempts: 5, reached: 0, holes: [] },
  routine: { automatic: [], referred: [] },
  settled: { seeds: [7301], tickets: 60, before: 0.95, now: 0.945, loss: 0.5, wrong: 0 },
  knockouts: [
    { layer: 'egress', attempts: 9800, reached: 2000, goals: 10, randomRuns: 20_000, invariantsBroken: 300 },
    { layer: 'entitlement', attempts: 9800, reached: 0, goals: 0, randomRuns: 20_000, invariantsBroken: 0 },
  ],
  seconds: 1,
}

test('it fits into 80 columns, and says that everything held', () => {
  const report = reportOf(parts)
  expect(allHeld(report)).toBe(true)
  const text = printed(report)
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  expect(text).toContain('Everything held.')
  expect(report).toMatchObject({ attempts: 9, reached: 0, randomRuns: 20, settledShareLoss: 0.5 })
})

test.each<[string, Partial<Parts>]>([
  [
    'a goal that was reached',
    {
      scripted: {
        ...parts.scripted,
        reached: 1,
        holes: ['a case that takes more words to tell than fit into one line of a terminal, and then some more'],
      },
    },
  ],
  ['a planner that found no order', { scripted: { ...parts.scripted, notHijacked: 1 } }],
  ['a goal that a model over HTTP reached', { byModel: { ...parts.byModel, reached: 1 } }],
  ['a model that was not asked', { byModel: { ...parts.byModel, questions: 0 } }],
  ['a broken invariant', { random: { ...parts.random, broken: 1 } }],
  ['random runs that could do nothing', { random: { ...parts.random, privileged: 0 } }],
  ['a lie that was believed', { falsehoods: { ...parts.falsehoods, reached: 1 } }],
  ['undue writes of the support agent', { support: { ...parts.support, reached: 1 } }],
  ['a share that fell by more than a point', { settled: parts.settled && { ...parts.settled, loss: 1.01 } }],
  ['a wrongly settled ticket', { settled: parts.settled && { ...parts.settled, wrong: 1 } }],
  [
    'routine work that needed a person',
    {
      routine: {
        automatic: [{ name: 'a reply', asExpected: false, outcome: 'open', referred: 1, writes: [] }],
        referred: [],
      },
    },
  ],
])('%s is told', (_, changed) => {
  const report = reportOf({ ...parts, ...changed })
  expect(allHeld(report)).toBe(false)
  expect(printed(report)).toContain('NOT EVERYTHING HELD')
  expect(
    Math.max(
      ...printed(report)
        .split('\n')
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(80)
})
