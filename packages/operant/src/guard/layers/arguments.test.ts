import { describe, expect, test } from 'vitest'
import { Money } from '../../facts/money.ts'
import { load, refund, refundPolicy } from '../test-policy.ts'

const { policies } = load(refundPolicy)

/** A refund of 50.00 GBP with another argument beside it. */
function withArgument(value: unknown, privileged = true) {
  const argument = {
    name: 'line',
    value,
    declared: true,
    label: 'record',
    origin: 'line',
    privileged,
    free: false,
    relation: undefined,
  }
  const call = refund('50.00 GBP', { arguments: { amount: Money.parse('50.00 GBP'), line: value } })
  const bearing = { arguments: [{ ...argument, label: 'record' as const }], subject: undefined, entitled: undefined }
  return policies.decide({ ...call, bearing }).record
}
const deep = (levels: number): unknown => (levels === 0 ? 1 : { below: deep(levels - 1) })

describe('an amount', () => {
  test.each([
    ['missing', undefined],
    ['null', null],
    ['not a number', Number.NaN],
    ['a text', { amount: '50.00', currency: 'GBP' }],
    ['a list', [Money.parse('50.00 GBP')]],
    ['a boolean', true],
    ['a number', 50],
  ])('#1 that is %s is denied', (_, amount) => {
    expect(policies.decide(refund(amount)).record.effect).toBe('deny')
  })

  test.each([
    ['negative', Money.parse('-0.01 GBP'), 'line is negative (-0.01 GBP)'],
    ['10^30', Money.ofMinor(10n ** 30n, 'GBP'), 'line is larger than any amount can be'],
    ['2^53+1 as a number', 2 ** 53 + 2, 'line is too large to be exact'],
    ['endless', Number.POSITIVE_INFINITY, 'line is not a number'],
  ])('#2 that is %s is denied, and the field is named', (_, value, says) => {
    const record = withArgument(value)
    expect(record.effect).toBe('deny')
    expect(record.reasons).toMatchObject([{ layer: 'arguments', text: expect.stringContaining(says) }])
  })

  test.each([
    ['another currency than the policy is about', '50.00 JPY', /expected digits with at most 0 decimals/],
    ['too many decimals', '1.2345 KWD', /at most 3 decimals/],
    ['the separators of another country', '1.000,50 EUR', /is not an amount in EUR/],
    ['no currency', '50.00', /expected an amount and a currency/],
    ['an exponent', '1e30 GBP', /is not an amount/],
  ])('#3 with %s is none', (_, text, says) => {
    expect(() => Money.parse(text)).toThrow(says)
  })

  test('#3 in a currency that no rule knows is denied', () => {
    expect(policies.decide(refund('50.00 JPY'.replace('.00', ''))).record.effect).toBe('deny')
  })
})

describe('a record', () => {
  test.each(['__proto__', 'constructor', 'prototype'])('#4 with a field %s is denied', (key) => {
    const value: unknown = JSON.parse(`{ "id": "L1", "${key}": { "admin": true } }`)
    expect(withArgument(value).reasons[0]?.text).toContain(`line has a field "${key}"`)
  })

  test.each(['__proto__', 'constructor', 'toString'])('#4 %s as a value is a value like any other', (value) => {
    expect(withArgument(value).effect).toBe('allow')
  })

  test('#6 that is nested without end, or endlessly long, is denied', () => {
    expect(withArgument(deep(32)).effect).toBe('allow')
    expect(withArgument(deep(33)).reasons[0]?.text).toContain('nested more than 32 levels deep')
    expect(withArgument(Array.from({ length: 30_000 }, () => 1)).reasons[0]?.text).toContain('more than 20000 values')
    const round: Record<string, unknown> = {}
    round['self'] = round
    expect(withArgument(round).effect).toBe('deny')
  })
})

describe('a text', () => {
  test('#6 of a million characters is denied, privileged or not', () => {
    expect(withArgument('a'.repeat(1_000_000), false).reasons[0]?.text).toContain('has 1000000 characters')
  })

  test.each([
    ['a letter of another script', 'pаypal', 'mixes letters that look alike'],
    ['a space that cannot be seen', 'GB01\u200bGOOD', 'a character that cannot be seen'],
    ['a turn of direction', 'abc\u202Etxt.exe', 'a character that cannot be seen'],
    ['a control character', 'GB01\u0000', 'a character that cannot be seen'],
    ['half a character', 'GB01\ud800', 'a character that cannot be seen'],
    ['a letter composed otherwise', 'Jose\u0301', 'not in its one Unicode form'],
    ['letters in another dress', 'ＧＢ01', 'letters that stand for others'],
  ])('#5 with %s is denied in a privileged argument', (_, value, says) => {
    expect(withArgument(value).reasons[0]?.text).toContain(says)
    expect(withArgument(value, false).effect).toBe('allow')
  })

  test.each(['José', 'Ærøskøbing', 'Αθήνα 12', 'Москва', '12 m² of cloth', 'Line one\nline two', 'O’Neill'])(
    '%s is allowed',
    (value) => {
      expect(withArgument(value).effect).toBe('allow')
    },
  )
})
