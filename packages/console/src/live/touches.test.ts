import { expect, test } from 'vitest'
import { follows, isLive, pauseOf, touches, type Happened } from './touches.ts'

const event = (type: string, run = 'run_1'): Happened => ({
  id: 'x',
  run,
  seq: 1,
  type,
  at: '2026-03-02T12:00:00.000Z',
  agent: 'support',
  goal: 'resolve',
})

const of = (key: readonly unknown[], type: string, run?: string) => touches(key, [event(type, run)])

test('a run is looked at again for whatever happens in it, and a list for what it shows', () => {
  expect(of(['runs', 'run_1', 'steps'], 'step.gave')).toBe(true)
  expect(of(['runs', 'run_2', 'steps'], 'step.gave')).toBe(false)
  expect(of(['runs', { state: 'waits' }], 'step.gave')).toBe(false)
  expect(of(['runs', { state: 'waits' }], 'run.waits', 'run_9')).toBe(true)
  expect(of(['runs'], 'run.opened')).toBe(true)
})

test('what people are asked, and what follows from runs, is looked at again', () => {
  const changed = (type: string) =>
    ['runs', 'requests', 'inbox', 'escalations', 'metrics', 'agents', 'policies', 'session', 'stops'].filter((kind) =>
      touches([kind, 'of something else'], [event(type)]),
    )
  expect(changed('request.asked')).toEqual(['requests', 'inbox', 'escalations', 'metrics'])
  expect(changed('run.settled')).toEqual(['requests', 'inbox', 'escalations', 'metrics', 'agents'])
  expect(changed('step.gave')).toEqual([])
  expect(touches(['inbox'], [event('step.gave'), event('request.answered')])).toBe(true)
})

test('what people change alone is not said to be live, and costly sums are looked at less often', () => {
  expect([isLive(['runs', 'x']), isLive(['policies']), isLive(['toString']), isLive([])]).toEqual([
    true,
    false,
    false,
    false,
  ])
  expect(pauseOf(['metrics', 'summary'])).toBeGreaterThan(pauseOf(['runs']))
})

test('what people change is looked at again with what follows from it; texts that were kept stay as they are', () => {
  expect([follows(['stops'], 'stops'), follows(['runs'], 'stops')]).toEqual([true, false])
  expect([follows(['inbox'], 'escalations'), follows(['requests', 'x'], 'escalations')]).toEqual([true, true])
  expect([
    follows(['requests', 'text', 'x'], 'requests'),
    touches(['requests', 'text'], [event('request.asked')]),
  ]).toEqual([false, false])
  expect(follows(['x'], 'constructor')).toBe(false)
})
