import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadPolicies } from '../load.ts'
import { problemsAfter, problemsOf, refundPolicy, vocabulary, type Broken } from '../test-policy.ts'

const broken: readonly Broken[] = [
  {
    what: 'condition that is not one',
    from: 'when: customer.suspended',
    to: 'when: customer.riskScore',
    line: 14,
    says: /not true or false/,
    mend: /riskScore > 0\.7/,
  },
  {
    what: 'money against a number',
    from: 'when: customer.suspended',
    to: 'when: order.total > 100',
    line: 14,
    says: /Money > number is not possible/,
    mend: /with its currency/,
  },
  {
    what: 'outside text',
    from: 'when: customer.suspended',
    to: 'when: ticket.body == "refund"',
    line: 14,
    says: /ticket\.body is text from outside/,
    mend: /judgement/,
  },
  {
    what: 'comparison outside a closed set',
    from: 'when: customer.suspended',
    to: 'when: order.carrierStatus == "gone"',
    line: 14,
    says: /"gone" is not one of/,
    mend: /Use one of|Did you mean/,
  },
  {
    what: 'unguarded optional',
    from: 'when: customer.suspended',
    to: 'when: customer.tier == "gold"',
    line: 14,
    says: /customer\.tier may be missing/,
    mend: /has\(customer\.tier\)/,
  },
  {
    what: 'optional column that no row handles',
    from: 'customer.riskScore',
    to: 'order.delivery.days',
    line: 8,
    says: /order\.delivery\.days may be missing/,
    mend: /row with missing/,
  },
  {
    what: 'unknown function',
    from: 'when: customer.suspended',
    to: 'when: customer.id.startWith("x")',
    line: 14,
    says: /no function "startWith"/,
    mend: /"startsWith"/,
  },
  {
    what: 'bad moment',
    from: 'when: customer.suspended',
    to: 'when: customer.since > timestamp("yesterday")',
    line: 14,
    says: /timestamp\( \) cannot read/,
    mend: /2026/,
  },
  {
    what: 'broken expression',
    from: 'when: customer.suspended',
    to: 'when: customer.suspended &&',
    line: 14,
    says: /cannot be read/,
    mend: /Write it like/,
  },
  {
    what: 'argument of another action',
    from: 'when: customer.suspended',
    to: 'when: arguments.line == "L1"',
    line: 14,
    says: /arguments has no field "line"/,
    mend: /"order"|Use one of/,
  },
  {
    what: 'rule without outcome',
    from: '    then: deny\n',
    to: '',
    line: 12,
    says: /does not say what then/,
    mend: /then:/,
  },
  {
    what: 'budget limit without currency',
    from: 'limit: 2000.00 GBP',
    to: 'limit: 2000',
    line: 21,
    says: /"2000" is not money/,
    mend: /2000\.00 GBP/,
  },
  {
    what: 'negative limit',
    from: 'limit: 2000.00 GBP',
    to: 'limit: -2000.00 GBP',
    line: 21,
    says: /is negative/,
    mend: /zero or more/,
  },
  {
    what: 'unknown window',
    from: 'per: day',
    to: 'per: fortnight',
    line: 19,
    says: /"fortnight" is not something a budget can be per/,
    mend: /day, run/,
  },
  {
    what: 'entity without path',
    from: /per: day\n.*by: customer.id/,
    to: 'per: entity',
    line: 18,
    says: /which entity/,
    mend: /by:/,
  },
  {
    what: 'budget by outside text',
    from: 'by: customer.id',
    to: 'by: customer.name',
    line: 20,
    says: /text from outside/,
    mend: /judgement/,
  },
  {
    what: 'budget that allows excess',
    from: 'over: approve by finance',
    to: 'over: allow',
    line: 22,
    says: /allows what is over it/,
    mend: /approve by ROLE/,
  },
  { what: 'not YAML', from: 'rows:', to: 'rows: [', line: 8, says: /This is not YAML/, mend: /quotes, brackets/ },
  {
    what: 'literals allowed',
    from: 'authority:',
    to: 'literals: allow\nauthority:',
    line: 23,
    says: /cannot be allowed by themselves/,
    mend: /approve by ROLE/,
  },
]

describe('#7 a broken policy file', () => {
  it.each(broken)('is refused with one problem: $what', ({ line, says, mend, ...change }) => {
    expect(problemsAfter(change)).toMatchObject([
      { path: 'policy.yaml', line, message: expect.stringMatching(says), mend: expect.stringMatching(mend) },
    ])
  })

  it('points at the very word', () => {
    const text = refundPolicy.replace('customer.suspended', 'customer.riskScore > 0.5 && customer.suspendd')
    const [problem] = problemsOf(text)
    expect(text.split('\n')[(problem?.line ?? 0) - 1]?.slice((problem?.column ?? 0) - 1)).toBe('suspendd')
  })

  it('reports every independent problem at once', () => {
    const text = refundPolicy.replace('< 0.7", lost', '< low", lsot').replace('then: deny', 'then: forbid')
    expect(problemsOf(text)).toHaveLength(3)
  })

  it('is refused for a condition that may be missing', () => {
    const text = refundPolicy.replace('when: customer.suspended', 'when: customer.marked')
    const customer = z.object({ id: z.string(), riskScore: z.number(), marked: z.boolean().optional() })
    const facts = { ...vocabulary.facts, customer }
    expect(loadPolicies([{ path: 'p.yaml', text }], { ...vocabulary, facts })).toMatchObject({
      problems: [{ message: expect.stringContaining('customer.marked may be missing') }],
    })
  })

  it('keeps the other files from loading too', () => {
    const sources = [
      { path: 'good.yaml', text: refundPolicy },
      { path: 'bad.yaml', text: 'tables: []' },
    ]
    expect(loadPolicies(sources, vocabulary)).toMatchObject({
      kind: 'refused',
      problems: [{ path: 'bad.yaml', message: 'A policy has no name' }],
    })
  })

  it('is refused for a name used twice, a fact that hides a word, and an unknown time zone', () => {
    const twice = [
      { path: 'a.yaml', text: refundPolicy },
      { path: 'b.yaml', text: 'policy: support refunds' },
    ]
    expect(loadPolicies(twice, vocabulary)).toMatchObject({
      problems: [{ path: 'b.yaml', message: 'Another policy is named "support refunds" already' }],
    })
    expect(loadPolicies([], { ...vocabulary, facts: { now: vocabulary.facts['order']! } })).toMatchObject({
      problems: [{ mend: 'Rename the fact' }],
    })
    expect(loadPolicies([], vocabulary, { timeZone: 'Mars/Olympus' })).toMatchObject({
      problems: [{ message: '"Mars/Olympus" is not a time zone' }],
    })
  })

  it.each([
    '',
    '- a',
    'policy: {a: 1}',
    'policy: x\ntables: 7',
    'policy: &a x\nrules: *a',
    '%',
    '\u0000',
    'policy: [',
    'policy: x\ntables: [{table: {}}]',
    'policy: x\nrules: [null]',
  ])('is refused, never thrown: %j', (text) => {
    const loaded = loadPolicies([{ path: 'p.yaml', text }], vocabulary)
    expect(loaded.kind).toBe('refused')
    expect(
      loaded.kind === 'refused' && loaded.problems.every((problem) => problem.line >= 1 && problem.mend !== ''),
    ).toBe(true)
  })
})
