import { describe, expect, it } from 'vitest'
import { loadPolicies } from '../load.ts'
import type { Broken } from '../test-policy.ts'
import { refundPolicy, vocabulary } from '../test-policy.ts'

const broken: readonly Broken[] = [
  {
    what: 'unknown field',
    from: 'customer.riskScore',
    to: 'customer.riskScor',
    line: 5,
    says: /customer has no field "riskScor"/,
    mend: /Did you mean "riskScore"/,
  },
  {
    what: 'unknown fact',
    from: 'order.carrierStatus',
    to: 'oder.carrierStatus',
    line: 5,
    says: /no fact "oder"/,
    mend: /Did you mean "order"/,
  },
  {
    what: 'unknown argument',
    from: 'arguments.amount',
    to: 'arguments.amuont',
    line: 5,
    says: /arguments has no field "amuont"/,
    mend: /"amount"/,
  },
  {
    what: 'unknown action',
    from: 'for: payments.refund',
    to: 'for: payments.refnd',
    line: 4,
    says: /no action "payments.refnd"/,
    mend: /"payments.refund"/,
  },
  { what: 'unknown key', from: 'hit: first', to: 'hits: first', line: 6, says: /has no "hits"/, mend: /"hit"/ },
  {
    what: 'unknown top-level key',
    from: 'rules:',
    to: 'rule:',
    line: 11,
    says: /The policy has no "rule"/,
    mend: /"rules"/,
  },
  {
    what: 'unknown hit',
    from: 'hit: first',
    to: 'hit: any',
    line: 6,
    says: /"any" is not a way to pick a row/,
    mend: /first or unique/,
  },
  {
    what: 'money without currency',
    from: '<= 100.00 GBP',
    to: '<= 100',
    line: 8,
    says: /row auto, column Amount: "100" is not money/,
    mend: /with its currency/,
  },
  {
    what: 'too many decimals',
    from: '<= 100.00 GBP',
    to: '<= 100.001 GBP',
    line: 8,
    says: /at most 2 decimals/,
    mend: /100\.00 GBP/,
  },
  {
    what: 'not a currency',
    from: '<= 100.00 GBP',
    to: '<= 100.00 pounds',
    line: 8,
    says: /"pounds" is not a currency/,
    mend: /100\.00 GBP/,
  },
  {
    what: 'unknown limit',
    from: '<= 100.00 GBP',
    to: '<= small',
    line: 8,
    says: /"small" is not money/,
    mend: /none to choose/,
  },
  {
    what: 'mixed currencies in a range',
    from: '1000.00 GBP',
    to: '1000.00 EUR',
    line: 9,
    says: /begins in GBP and ends in EUR/,
    mend: /same currencies/,
  },
  {
    what: 'empty range',
    from: '100.01 GBP .. 1000.00 GBP',
    to: '1000.00 GBP .. 100.01 GBP',
    line: 9,
    says: /holds nothing/,
    mend: /smaller first/,
  },
  {
    what: 'value outside a closed set',
    from: 'lost,',
    to: 'lsot,',
    line: 8,
    says: /row auto, column Carrier: "lsot" is not one of lost, delivered, in_transit/,
    mend: /"lost"/,
  },
  {
    what: 'comparison of a word',
    from: 'lost,',
    to: '"< lost",',
    line: 8,
    says: /column Carrier: "< lost" compares/,
    mend: /List values/,
  },
  {
    what: 'word for a number',
    from: '"< 0.7", lost',
    to: '"< low", lost',
    line: 8,
    says: /column Risk: "low" is not a number/,
    mend: /0\.7/,
  },
  {
    what: 'missing where nothing is missing',
    from: 'lost,',
    to: 'missing,',
    line: 8,
    says: /never missing/,
    mend: /"-"/,
  },
  {
    what: 'too few cells',
    from: '"< 0.7", lost, allow',
    to: '"< 0.7", allow',
    line: 8,
    says: /row auto: 4 cells where 5 are expected/,
    mend: /name, Amount, Risk, Carrier, outcome/,
  },
  {
    what: 'unknown outcome',
    from: 'lost, allow',
    to: 'lost, permit',
    line: 8,
    says: /"permit" is not an outcome/,
    mend: /Write allow, deny/,
  },
  {
    what: 'malformed approval',
    from: 'approve by finance x2',
    to: 'approve by finance and sales',
    line: 10,
    says: /"approve by finance and sales" is not an outcome/,
    mend: /approve by ROLE x2/,
  },
  { what: 'malformed role', from: 'support-lead]', to: '7eads]', line: 9, says: /not an outcome/, mend: /ROLE/ },
  {
    what: 'two rows of one name',
    from: '[lead,',
    to: '[auto,',
    line: 9,
    says: /Another row is named "auto"/,
    mend: /Rename/,
  },
  { what: 'no rows', from: /rows:\n(.*\n){3}/, to: 'rows: []\n', line: 3, says: /has no rows/, mend: /Add one/ },
  {
    what: 'no inputs',
    from: /inputs:.*\n/,
    to: 'hit: first\n',
    line: 6,
    says: /This is not YAML: Map keys must be unique/,
    mend: /Keep one/,
  },
  {
    what: 'nothing it is for',
    from: "    for: '*'\n",
    to: '',
    line: 12,
    says: /rule never while suspended does not say what it is for/,
    mend: /Add for:/,
  },
]

describe('#7 #8 a policy file with a broken table', () => {
  it.each(broken)('is refused with one problem: $what', ({ from, to, line, says, mend }) => {
    const text = refundPolicy.replace(from, to)
    expect(text).not.toBe(refundPolicy)
    const loaded = loadPolicies([{ path: 'support.yaml', text }], vocabulary)
    expect(loaded).toMatchObject({
      kind: 'refused',
      problems: [
        { path: 'support.yaml', line, message: expect.stringMatching(says), mend: expect.stringMatching(mend) },
      ],
    })
  })
})
