import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { money, Money } from '../../facts/money.ts'
import { instant } from '../../facts/outside-text.ts'
import { nothingToBear } from '../guarded-bearing.ts'
import { loadPolicies } from '../load.ts'
import type { GuardedCall } from '../policies.ts'
import { robustZ } from '../language/statistics.ts'

const gbp = (amount: string) => Money.of(amount, 'GBP')
const now = new Date('2026-11-22T10:00:00Z')
const day = 86_400_000
const vocabulary = {
  facts: {
    invoice: z.object({
      total: money(),
      issuedAt: instant(),
      dueAt: instant(),
      unit: z.enum(['kg', 'piece']),
      orderedUnit: z.enum(['kg', 'piece']),
      lines: z.array(z.object({ amount: money() })),
    }),
    history: z.object({
      amounts: z.array(money()),
      paid: z.array(z.object({ payee: z.string(), amount: money(), at: instant() })),
    }),
    vendor: z.object({ changedBy: z.string().optional(), changedAt: instant().optional() }),
  },
  actions: { pay: { inputs: { payee: z.string(), amount: money() }, spends: [] } },
}
const checks = `policy: payables
rules:
  - rule: payments
    for: pay
    when: "true"
    then: allow
    because: It is owed.
  - rule: whoever changed a vendor does not pay it
    for: pay
    when: has(vendor.changedBy) && vendor.changedBy == agent && has(vendor.changedAt) && now - vendor.changedAt < duration("720h")
    then: deny
    because: The same agent changed the vendor less than 30 days ago.
  - rule: nobody pays what they asked for
    for: pay
    when: has(vendor.changedBy) && vendor.changedBy == startedBy
    then: approve by controller
    because: Whoever asks changed the vendor.
checks:
  - check: amount
    for: pay
    holds: arguments.amount >= 0.01 GBP && arguments.amount <= 10000.00 GBP
    else: deny
  - check: lines add up
    for: pay
    holds: sum(invoice.lines.map(line, line.amount)) == invoice.total
    else: approve by accounts
  - check: units
    for: pay
    holds: invoice.unit == invoice.orderedUnit
    else: deny
  - check: usual amount
    for: pay
    holds: robustZ(arguments.amount, history.amounts) < 3.5
    else: approve by controller
    because: It is far from what is usual.
  - check: not paid before
    for: pay
    holds: '!history.paid.exists(one, one.payee == arguments.payee && sameAmount(one.amount, arguments.amount) && now - one.at < duration("2160h"))'
    else: escalate to controller
  - check: dates
    for: pay
    holds: invoice.issuedAt <= now && invoice.issuedAt <= invoice.dueAt
    else: deny
authority: [operator, accounts, controller]
`
const invoice = {
  total: gbp('100.00'),
  issuedAt: new Date(now.getTime() - 10 * day),
  dueAt: new Date(now.getTime() + 20 * day),
  unit: 'kg',
  orderedUnit: 'kg',
  lines: [{ amount: gbp('40.00') }, { amount: gbp('60.00') }],
}
const history = {
  amounts: ['90.00', '95.00', '100.00', '105.00', '110.00'].map(gbp),
  paid: [{ payee: 'V1', amount: gbp('100.00'), at: new Date(now.getTime() - 91 * day) }],
}

function compiled(text = checks) {
  const loaded = loadPolicies([{ path: 'checks.yaml', text }], vocabulary)
  if (loaded.kind === 'refused') throw new Error(loaded.problems.map((one) => `${one.message} ${one.mend}`).join('\n'))
  return loaded.policies
}
const policies = compiled()

const payment = (facts: GuardedCall['facts'], amount: Money): GuardedCall => ({
  action: 'pay',
  arguments: { payee: 'V1', amount },
  facts,
  literals: [],
  bearing: nothingToBear,
  agent: 'payer',
  startedBy: 'anna',
  run: 'run-1',
  now,
})
function decided(facts: Readonly<Record<string, unknown>> = {}, amount = gbp('100.00')) {
  return policies.decide(payment({ invoice, history, vendor: {}, ...facts }, amount)).record
}
const deciding = (record: ReturnType<typeof decided>) =>
  record.reasons.filter(({ effect }) => effect === record.effect).map(({ rule }) => rule)

describe('checks', () => {
  test('that hold leave the rules to decide, and say what they saw', () => {
    const record = decided()
    expect(record.effect).toBe('allow')
    const lines = record.reasons.find(({ rule }) => rule === 'payables/lines add up')
    expect(lines).toMatchObject({
      layer: 'reasonability',
      clauses: [
        {
          source: 'sum(invoice.lines.map(line, line.amount)) == invoice.total',
          result: 'true',
          values: {
            'invoice.total': '100.00 GBP',
            'invoice.lines': '2 in a list',
            'sum(invoice.lines.map(line, line.amount))': '100.00 GBP',
          },
        },
      ],
    })
  })

  test('never allow by themselves', () => {
    const own = compiled(
      'policy: p\nchecks:\n  - check: amount\n    for: pay\n    holds: arguments.amount > 0.00 GBP\n    else: deny\n',
    )
    const { record } = own.decide(payment({}, gbp('1.00')))
    expect(record.effect).toBe('deny')
    expect(record.reasons.map(({ rule }) => rule)).toContain('no rule')
  })

  test.each<readonly [string, Readonly<Record<string, unknown>>, string, string]>([
    [
      'lines that do not add up',
      { invoice: { ...invoice, lines: [{ amount: gbp('40.00') }] } },
      'approve',
      'lines add up',
    ],
    ['no lines at all', { invoice: { ...invoice, lines: [] } }, 'deny', 'lines add up'],
    [
      'lines in two currencies',
      { invoice: { ...invoice, lines: [{ amount: gbp('40.00') }, { amount: Money.of('60.00', 'EUR') }] } },
      'deny',
      'lines add up',
    ],
    ['another unit', { invoice: { ...invoice, unit: 'piece' } }, 'deny', 'units'],
    ['too short a history', { history: { ...history, amounts: history.amounts.slice(1) } }, 'deny', 'usual amount'],
    [
      'the same paid before',
      {
        history: { ...history, paid: [{ payee: 'V1', amount: gbp('100.00'), at: new Date(now.getTime() - 89 * day) }] },
      },
      'escalate',
      'not paid before',
    ],
    ['a date in the future', { invoice: { ...invoice, issuedAt: new Date(now.getTime() + 1) } }, 'deny', 'dates'],
    ['a due date before the invoice', { invoice: { ...invoice, dueAt: new Date(0) } }, 'deny', 'dates'],
    [
      'a vendor that the agent changed itself',
      { vendor: { changedBy: 'payer', changedAt: new Date(now.getTime() - 29 * day) } },
      'deny',
      'whoever changed a vendor does not pay it',
    ],
    [
      'a vendor that whoever asks changed',
      { vendor: { changedBy: 'anna' } },
      'approve',
      'nobody pays what they asked for',
    ],
  ])('find %s', (_, facts, effect, rule) => {
    const record = decided(facts)
    expect(record.effect).toBe(effect)
    expect(deciding(record)).toContain(`payables/${rule}`)
  })

  test('a payment to the same payee in another currency is another payment', () => {
    const paid = [{ payee: 'V1', amount: Money.of('100.00', 'EUR'), at: now }]
    expect(decided({ history: { ...history, paid } }).effect).toBe('allow')
  })

  test('find an amount far from what is usual, and say how far', () => {
    const record = decided({}, gbp('200.00'))
    expect(record.approval).toEqual({ roles: ['controller'], count: 1 })
    const found = record.reasons.find(({ rule }) => rule === 'payables/usual amount')
    // Median 100.00, MAD 5.00: 0.6745 * 100 / 5.
    expect(found?.clauses[0]?.values['robustZ(arguments.amount, history.amounts)']).toBe('13.49')
    expect(found?.text).toBe('It is far from what is usual.')
  })

  test('are described in plain lines', () => {
    expect(policies.describe('pay')).toContain(
      'Usual amount: needs approval by controller unless robustZ(arguments.amount, history.amounts) < 3.5. It is far from what is usual.',
    )
  })
})

const unfinished = (rest: string) => `policy: p\nchecks:\n  - check: c\n    for: pay\n    holds: "true"\n${rest}`

describe('#7 a check is refused when it is loaded', () => {
  test.each([
    [
      'with a type that does not fit',
      'sum(invoice.lines.map(line, line.amount)) == 3',
      /Money == number is not possible/,
    ],
    ['with a misspelt field', 'invoice.totl > 0.00 GBP', /totl/],
    ['that is no question', 'robustZ(arguments.amount, history.amounts)', /not true or false/],
    ['with a function that there is not', 'mean(history.amounts) > 1.00 GBP', /no function "mean"/],
    ['over amounts and numbers', 'robustZ(3.0, history.amounts) < 1.0', /robustZ\(number, list<Money>\)/],
  ])('%s', (_, holds, says) => {
    const text = `policy: p\nchecks:\n  - check: c\n    for: pay\n    holds: ${JSON.stringify(holds)}\n    else: deny\n`
    expect(() => compiled(text)).toThrow(says)
  })

  test('that allows what does not hold, or says nothing of it', () => {
    expect(() => compiled(unfinished('    else: allow\n'))).toThrow('allows what does not hold')
    expect(() => compiled(unfinished(''))).toThrow('does not say what else')
  })
})

describe('how far a value lies from earlier ones', () => {
  test.each([
    [10, [9, 10, 10, 10, 11], 0],
    [11, [8, 9, 10, 11, 12], 0.6745],
    [7, [8, 9, 10, 11, 12], -2.0235],
    // More than half are equal: the mean absolute deviation, 0.2, takes the place of the median one.
    [11, [10, 10, 10, 10, 11], 1 / (1.253314 * 0.2)],
  ])('%d among %j', (value, earlier, expected) => {
    expect(robustZ(value, earlier)).toBeCloseTo(expected, 6)
  })

  test('endlessly far where all are equal and it is not', () => {
    expect(robustZ(10, [10, 10, 10, 10, 10])).toBe(0)
    expect(robustZ(11, [10, 10, 10, 10, 10])).toBe(Number.MAX_VALUE)
  })
})
