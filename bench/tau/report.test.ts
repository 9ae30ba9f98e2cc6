import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DataFolder } from './data.ts'
import { failuresOf, printed, type TauReport } from './report.ts'
import type { DomainFigures } from './score/domain.ts'

const tasks = {
  tasks: 2,
  reached: 2,
  missed: [],
  writes: 20,
  confirmations: 20,
  askedBeyond: 2,
  deniedRightly: {},
  deniedWrongly: {},
  stopped: [],
}
const clause = { clause: 'own orders', probes: 2, denied: 2, byItsRule: 2, by: ['p/t/r'], passed: [] }
const probes = { made: 2, denied: 2, byItsRule: 2, clauses: [clause] }
const altered = { calls: 3, done: 0, denied: 1, notConfirmed: 2, otherwise: 0 }
const good: DomainFigures = { domain: 'retail', tasks, probes, altered, clausesNotTried: ['manners'] }
const recorded = {
  runs: 1,
  wrong: 1,
  wrongDenied: { r: 1 },
  wrongNotConfirmed: 0,
  wrongOtherwise: [],
  wrongMissed: 0,
  right: 1,
  rightDone: 1,
}

test('without the data it says so, and not that anything passed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-tau-'))
  try {
    expect(new DataFolder(folder).present).toBe(false)
    const text = printed({ data: 'absent', looked: folder })
    expect(text).toContain('Skipped')
    expect(text).not.toMatch(/hold|pass/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('what must hold is looked at, one by one', () => {
  expect(failuresOf([good], tasks)).toEqual([])
  const wrong = (changed: Partial<DomainFigures>) => failuresOf([{ ...good, ...changed }], tasks)
  expect(wrong({ tasks: { ...tasks, missed: [{ task: '7', why: ['/a is 1'], denied: [] }] } })).toHaveLength(1)
  expect(wrong({ tasks: { ...tasks, askedBeyond: 3 } })).toHaveLength(1)
  expect(wrong({ tasks: { ...tasks, deniedWrongly: { r: 1 } } })).toHaveLength(1)
  expect(wrong({ tasks: { ...tasks, stopped: ['not a call'] } })).toHaveLength(1)
  expect(wrong({ probes: { ...probes, clauses: [{ ...clause, denied: 1, passed: ['done'] }] } })).toHaveLength(1)
  expect(wrong({ probes: { ...probes, clauses: [{ ...clause, byItsRule: 1 }] } })).toHaveLength(1)
  expect(wrong({ recorded: { ...recorded, wrongMissed: 1 } })).toHaveLength(1)
  expect(wrong({ recorded: { ...recorded, rightDone: 0 } })).toHaveLength(1)
  expect(wrong({ probes: { ...probes, clauses: [{ ...clause, probes: 0, denied: 0, byItsRule: 0 }] } })).toHaveLength(1)
  expect(wrong({ altered: { ...altered, done: 1 } })).toHaveLength(1)
  expect(wrong({ recorded })).toEqual([])
  expect(failuresOf([good], { ...tasks, stopped: ['refused'] })).toHaveLength(1)
  const missed = { task: '8', why: ['/a is 1'] }
  expect(failuresOf([good], { ...tasks, missed: [{ ...missed, denied: [] }] })).toHaveLength(1)
  expect(failuresOf([good], { ...tasks, missed: [{ ...missed, denied: ['p/t/r'] }] })).toEqual([])
})

test('the report fits 80 columns', () => {
  const report: TauReport = {
    data: 'present',
    domains: [{ ...good, recorded }],
    older: tasks,
    seconds: 1,
    failures: [],
  }
  for (const line of printed(report).split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})
