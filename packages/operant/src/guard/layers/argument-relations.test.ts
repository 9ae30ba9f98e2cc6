import { describe, expect, test } from 'vitest'
import { Money } from '../../facts/money.ts'
import type { Bearing, GuardedArgument, GuardedWay } from '../guarded-bearing.ts'
import { load, refund, refundPolicy } from '../test-policy.ts'

const { policies } = load(refundPolicy)
const fifty = Money.parse('50.00 GBP')

function argument(changes: Partial<GuardedArgument> = {}): GuardedArgument {
  return {
    name: 'amount',
    value: fifty,
    declared: true,
    label: 'influenced',
    origin: 'remedy.amount',
    privileged: true,
    free: false,
    relation: undefined,
    ...changes,
  }
}

function way(changes: Partial<GuardedWay> = {}): GuardedWay {
  return {
    kind: 'at most',
    name: 'order.refundable',
    record: { value: Money.parse('60.00 GBP'), label: 'record' },
    ...changes,
  }
}

function decided(bearing: Partial<Bearing>, literals: readonly string[] = [], own = policies) {
  const full = { arguments: [], subject: undefined, entitled: undefined, ...bearing }
  return own.decide(refund(fifty, { bearing: full, literals })).record
}
const withArgument = (changes: Partial<GuardedArgument>, literals: readonly string[] = []) =>
  decided({ arguments: [argument(changes)] }, literals)
const among = (value: unknown) =>
  withArgument({ value, ...related(way({ kind: 'among', record: { value: ['A', 'B'], label: 'record' } })) }).effect
const related = (...ways: readonly GuardedWay[]) => ({ relation: { ways, asks: false } })

describe('an argument', () => {
  test('is borne as declared by a record or a person', () => {
    expect(withArgument({ label: 'record' }).effect).toBe('allow')
    expect(withArgument({ label: 'person' }).effect).toBe('allow')
  })

  test.each(['influenced', 'literal'] as const)(
    'that is %s needs a person, and the reason says whose it is',
    (label) => {
      const record = withArgument({ label })
      expect(record).toMatchObject({ effect: 'approve', approval: { roles: ['operator'] } })
      expect(record.reasons[0]).toMatchObject({
        layer: 'relation',
        rule: 'argument amount',
        text: 'No record bears amount (50.00 GBP, remedy.amount), which asks for approval by operator.',
      })
    },
  )

  test('that a model bound otherwise needs a person, whatever it was bound to', () => {
    expect(withArgument({ declared: false, label: 'record' }).effect).toBe('approve')
  })

  test('that is not privileged needs nothing', () => {
    expect(withArgument({ privileged: false }).effect).toBe('allow')
  })

  test('that the action calls free may be a literal; by default a literal asks', () => {
    const literal = { privileged: false, declared: false, label: 'literal' } as const
    expect(withArgument({ ...literal, free: true }, ['amount']).effect).toBe('allow')
    expect(withArgument({ ...literal, free: false }, ['amount']).effect).toBe('approve')
    expect(withArgument({ ...literal, free: true, ...related(way({ record: undefined })) }, ['amount']).effect).toBe(
      'deny',
    )
  })

  test('whose relation holds is borne, wherever it comes from: a literal needs no person then (#28, #30)', () => {
    const record = withArgument({ label: 'literal', declared: false, ...related(way()) }, ['amount'])
    expect(record.effect).toBe('allow')
    expect(record.reasons[0]).toMatchObject({
      effect: 'allow',
      text: 'amount is at most order.refundable (60.00 GBP).',
      clauses: [
        {
          source: 'amount at most order.refundable',
          result: 'true',
          values: { amount: '50.00 GBP', 'order.refundable': '60.00 GBP, record' },
        },
      ],
    })
  })

  test('that contradicts its record is denied, even where a record says it', () => {
    const less = way({ record: { value: Money.parse('40.00 GBP'), label: 'record' } })
    const record = withArgument({ label: 'record', ...related(less) })
    expect(record.effect).toBe('deny')
    expect(record.reasons[0]?.text).toBe(
      'Denied, for amount (50.00 GBP, remedy.amount) is not at most order.refundable (40.00 GBP).',
    )
  })

  test('that contradicts its record asks a person where the relation is asked(…)', () => {
    const less = way({ record: { value: Money.parse('40.00 GBP'), label: 'record' } })
    expect(withArgument({ relation: { ways: [less], asks: true } }).effect).toBe('approve')
  })

  test.each([
    ['is not known', way({ record: undefined })],
    ['is missing', way({ record: { value: undefined, label: 'record' } })],
    ['is of another currency', way({ record: { value: Money.parse('60.00 EUR'), label: 'record' } })],
    ['is of another type', way({ record: { value: 60, label: 'record' } })],
    ['is not a number', way({ kind: 'at least', record: { value: Number.NaN, label: 'record' } })],
  ])('whose record %s is denied', (_, one) => {
    expect(withArgument(related(one)).effect).toBe('deny')
  })

  test('is not borne by a record that is none (#25)', () => {
    const forged = way({ record: { value: Money.parse('60.00 GBP'), label: 'influenced' } })
    expect(withArgument(related(forged)).effect).toBe('approve')
    expect(withArgument({ label: 'record', ...related(forged) }).effect).toBe('allow')
  })

  test('is borne by any of several ways', () => {
    const ways = [way({ kind: 'same as', name: 'order.total' }), way()]
    expect(withArgument(related(...ways)).effect).toBe('allow')
    expect(withArgument(related(...ways.slice(0, 1))).effect).toBe('deny')
  })

  test('that is left out needs nothing', () => {
    expect(withArgument({ value: undefined, ...related(way()) }).effect).toBe('allow')
  })

  test('is borne by a dictation that is filled from a list, as far as both are trusted', () => {
    const value = { dictation: 'Call it "Dinner at {place}".', fillings: ['Inn'] }
    const dictated = (label: 'person' | 'outside') => way({ kind: 'filled from', record: { value, label } })
    expect(withArgument({ value: 'Dinner at Inn', ...related(dictated('person')) }).effect).toBe('allow')
    expect(withArgument({ value: 'Dinner at Inn', ...related(dictated('outside')) }).effect).toBe('approve')
    expect(withArgument({ value: 'Dinner at Home', ...related(dictated('person')) }).effect).toBe('deny')
  })

  test('is borne by a list that holds it, and of a list every item', () => {
    expect([among('A'), among(['A', 'B']), among('C'), among(['A', 'C'])]).toEqual(['allow', 'allow', 'deny', 'deny'])
  })
})

describe('a policy says', () => {
  test('what arguments need that nothing bears', () => {
    const own = load(`${refundPolicy}unproven: approve by finance x2\n`).policies
    expect(decided({ arguments: [argument()] }, [], own).approval).toEqual({ roles: ['finance'], count: 2 })
    const strict = load(`${refundPolicy}unproven: deny\n`).policies
    expect(decided({ arguments: [argument()] }, [], strict).effect).toBe('deny')
  })

  test('but not that they are allowed', () => {
    expect(() => load(`${refundPolicy}unproven: allow\n`)).toThrow('cannot be allowed by themselves')
  })
})

describe('the subject', () => {
  const of = { name: 'order.customer', record: { value: 'c1', label: 'record' } } as const
  const is = { name: 'ticket.customer', record: { value: 'c1', label: 'record' } } as const

  test('of the case has what is its own', () => {
    expect(decided({ subject: { of, is } }).effect).toBe('allow')
  })

  test.each([
    ['another one', { ...of, record: { value: 'c2', label: 'record' } } as const],
    ['one that is not known', { ...of, record: undefined }],
    ['one that somebody may have made up', { ...of, record: { value: 'c1', label: 'influenced' } } as const],
    ['no value at all', { ...of, record: { value: undefined, label: 'record' } } as const],
  ])('is not that of %s: denied (#26)', (_, other) => {
    expect(decided({ subject: { of: other, is } }).effect).toBe('deny')
  })
})

describe('what says that a call is due', () => {
  test('must be known, and rest on records', () => {
    const name = 'remedy'
    expect(decided({ entitled: { name, known: true, astray: [] } }).effect).toBe('allow')
    expect(decided({ entitled: { name, known: false, astray: [] } }).effect).toBe('deny')
    const record = decided({ entitled: { name, known: true, astray: ['intent'] } })
    expect(record).toMatchObject({ effect: 'escalate', approval: { roles: ['operator'] } })
    expect(record.reasons[0]?.text).toBe('Handed over to operator, for remedy rests on intent, which no record says.')
  })
})
