import { expect, test } from 'vitest'
import type { RunEvent } from '../../../packages/operant/src/journal/events.ts'
import { checkAttempts, confirmedBefore } from './attempts.ts'

/** A run that intends and confirms one effect at these milliseconds since 1970. */
function journal(key: string, confirmedAt: number, undone = false): RunEvent[] {
  const intended = (effect: string, undoes?: string) => ({
    type: 'effect.intended',
    effect,
    title: 'Refund',
    identity: 'refund of line 1',
    key,
    ...(undoes === undefined ? {} : { undoes }),
  })
  const read = { type: 'effect.read', effect: 'e1', result: 'confirmed' }
  const bodies = [intended('e1'), read, ...(undone ? [intended('e2', 'e1')] : [])]
  return bodies.map(
    (body, index) => ({ seq: index + 1, at: new Date(confirmedAt).toISOString(), ...body }) as unknown as RunEvent,
  )
}

const attempt = (key: string, at: number) => ({ at, key, system: 'payments', operation: 'refund' })

test('what is asked for before its proof is no violation, what is asked for after it is one', () => {
  const journals = new Map([['r', journal('k', 1_000)]])
  expect(checkAttempts(journals, [attempt('k', 500), attempt('k', 990)])).toEqual([])
  expect(checkAttempts(journals, [attempt('k', 500), attempt('k', 1_200)])).toMatchObject([
    { kind: 'again', about: 'r' },
  ])
})

test('another run that asks for the same intent under its own key is found too', () => {
  const other = journal('other', 1_500).slice(0, 1)
  const journals = new Map([
    ['r', journal('k', 1_000)],
    ['s', other],
  ])
  expect(checkAttempts(journals, [attempt('other', 1_600)])).toMatchObject([{ kind: 'again', about: 'r' }])
})

test('what was taken back may be asked for again', () => {
  expect(checkAttempts(new Map([['r', journal('k', 1_000, true)]]), [attempt('k', 1_200)])).toEqual([])
})

test('counts what was confirmed before a moment', () => {
  const journals = new Map([['r', journal('k', 1_000)]])
  expect([confirmedBefore(journals, 900), confirmedBefore(journals, 1_100)]).toEqual([0, 1])
})
