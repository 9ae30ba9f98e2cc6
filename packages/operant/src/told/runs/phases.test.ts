import { expect, test } from 'vitest'
import type { RunEvent } from '../../journal/events.ts'
import { phasesOf } from './phases.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString()
const step = { capability: 'refund', scope: '[]', inputs: '' }
const opened = {
  type: 'run.opened',
  agent: 'support',
  goal: 'resolve',
  asked: 'resolve 1',
  input: {},
  facts: [],
  startedBy: 'ann',
} as const
const asked = {
  type: 'request.asked',
  request: 'q1',
  kind: 'approve',
  step,
  argumentsHash: '',
  title: 'Refund 12.00 GBP',
  expiresAt: at(600),
} as const
const journal = (...events: readonly (readonly [minute: number, body: object])[]) =>
  events.map(([minute, body], index) => ({ ...body, seq: index + 1, at: at(minute) })) as unknown as readonly RunEvent[]
const told = (events: readonly RunEvent[], decidedAt?: string) =>
  phasesOf('run1', events, () => decidedAt).map(({ kind, from, until, by }) => [
    kind,
    from.slice(14, 16),
    until?.slice(14, 16) ?? null,
    by,
  ])

const waiting = journal(
  [0, opened],
  [2, { type: 'run.woke', why: '' }],
  [3, asked],
  [3, { type: 'run.waits', until: at(600), for: ['approve: Refund 12.00 GBP'] }],
)

test('a run is queued, at work and waiting, and for whom; what lasts has no end', () => {
  expect(told(waiting)).toEqual([
    ['queued', '00', '02', undefined],
    ['working', '02', '03', undefined],
    ['waiting', '03', null, 'requests'],
  ])
})

test('from the answer on nobody is waited for but a worker', () => {
  const ended = [
    ...waiting,
    ...journal(
      [30, { type: 'run.woke', why: '' }],
      [30, { type: 'request.answered', request: 'q1', answer: { kind: 'rejected', by: 'lena', reason: '' } }],
      [31, { type: 'run.settled', outcome: 'handed over', why: '', checks: [], effects: [] }],
    ).map((event, index) => ({ ...event, seq: 5 + index })),
  ]
  expect(told(ended, at(20)).slice(2)).toEqual([
    ['waiting', '03', '20', 'requests'],
    ['queued', '20', '30', undefined],
    ['working', '30', '31', undefined],
  ])
  expect(told(ended).slice(2)).toEqual([
    ['waiting', '03', '30', 'requests'],
    ['working', '30', '31', undefined],
  ])
})

test('a timer that was due wakes it late where no worker was free', () => {
  const timer = journal(
    [0, opened],
    [0, { type: 'run.woke', why: '' }],
    [1, { type: 'run.waits', until: at(10), for: [] }],
    [12, { type: 'run.woke', why: '' }],
  )
  expect(told(timer)).toEqual([
    ['working', '00', '01', undefined],
    ['waiting', '01', '10', 'time'],
    ['queued', '10', '12', undefined],
    ['working', '12', null, undefined],
  ])
})
