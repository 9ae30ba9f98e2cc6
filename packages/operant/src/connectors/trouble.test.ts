import { expect, test } from 'vitest'
import { say, Said } from '../agent/say.ts'
import { MissingSecret } from '../connect/secret.ts'
import { outcomeOf } from '../connect/http/outcome.ts'
import { toldBy } from './trouble.ts'

const error = (fields: object): Error => Object.assign(new Error('it says so'), fields)
const failed = (what: string, system?: string) => ({ kind: 'failed', what, reason: 'it says so', system })

test('a value and that there is nothing are answers; what is refused or put off for what was asked tells nothing', () => {
  expect([undefined, say.missing('no such order')].map(toldBy)).toEqual([{ kind: 'answered' }, { kind: 'answered' }])
  const nothing = [say.refused('not payable'), say.later('not yet shipped', 1_000), error({ retry: 'no' })]
  expect(nothing.map((one) => toldBy(one).kind)).toEqual(['nothing', 'nothing', 'nothing'])
})

test('who throws says by its fields what is wrong, and which system it was', () => {
  const told = [
    error({}),
    error({ retry: 'later' }),
    error({ retry: 'unknown-outcome', system: 'orders' }),
    error({ status: 401 }),
    error({ statusCode: 429 }),
    error({ response: { status: 401 } }),
    error({ status: 403, retry: 'no' }),
    error({ quality: { path: '', found: 'x', expected: 'y' } }),
  ]
  expect(told.map(toldBy)).toEqual([
    failed('no answer'),
    failed('no answer'),
    failed('no answer', 'orders'),
    failed('credentials'),
    failed('limit'),
    failed('credentials'),
    { kind: 'nothing' },
    failed('wrong answer'),
  ])
  expect(toldBy(new MissingSecret('SHOP_TOKEN'))).toMatchObject({ kind: 'failed', what: 'credentials' })
  expect(toldBy('down')).toMatchObject({ kind: 'failed', what: 'no answer', reason: 'down' })
  expect(
    toldBy(error({})).kind === 'failed' && (toldBy(new Error('x'.repeat(9_999))) as { reason: string }).reason.length,
  ).toBe(500)
})

test('the statuses of generated connections mean what they mean for the system', () => {
  const asked = { writes: false, names: new Map<string, string>(), now: 0, systems: 'orders.example' }
  const told = (status: number) => {
    const outcome = outcomeOf({ status, headers: {}, body: new Uint8Array() }, asked)
    if (outcome.kind !== 'refused' && outcome.kind !== 'later') return outcome.kind
    const one = toldBy(new Said(outcome.kind, outcome.reason, undefined, undefined, outcome.about))
    return one.kind === 'failed' ? one.what : one.kind
  }
  expect([401, 403, 429, 500, 503, 408, 404, 422].map(told)).toEqual([
    'credentials',
    'credentials',
    'limit',
    'no answer',
    'no answer',
    'no answer',
    'absent',
    'nothing',
  ])
})
