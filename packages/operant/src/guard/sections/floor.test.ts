import { expect, test } from 'vitest'
import { loadPolicies } from '../load.ts'
import { problemText } from '../problem.ts'
import { load, refund, vocabulary } from '../test-policy.ts'
import type { PolicyVocabulary } from '../vocabulary.ts'

const { actions } = vocabulary
const lasting: PolicyVocabulary = {
  ...vocabulary,
  actions: {
    ...actions,
    'payments.refund': { inputs: {}, spends: [], ...actions['payments.refund'], irreversible: true },
  },
}
const rules = (which: string) => `rules:\n  - { rule: base, for: ${which}, then: allow }
budgets:\n  - { budget: refunds, per: day, limit: 2000.00 GBP }\n`

function decided(text: string, words = lasting) {
  const loaded = loadPolicies([{ path: 'policy.yaml', text: `policy: p\n${text}` }], words)
  if (loaded.kind === 'refused') throw new Error(loaded.problems.map(problemText).join('\n'))
  const { record } = loaded.policies.decide(refund('10.00 GBP'))
  return [record.effect, record.approval?.roles, record.reasons.at(-1)?.text]
}

test('what cannot be undone is confirmed by a person where only rules for everything allow it', () => {
  expect(decided(rules(`'*'`))).toEqual([
    'approve',
    ['operator'],
    'This cannot be undone, and only rules that are for everything allow it: operator confirms it each time.',
  ])
  expect(decided(rules('payments.refund'))[0]).toBe('allow')
  // Somebody is asked anyway: whoever that is confirms it.
  const asked = rules(`'*'`).replace('then: allow', 'then: approve by customer')
  expect(decided(asked).slice(0, 2)).toEqual(['approve', ['customer']])
  expect(decided(rules(`'*'`), vocabulary)[0]).toBe('allow')
})

test('a policy says itself how far it goes with what cannot be undone, whatever its rules say', () => {
  expect(decided(`${rules('payments.refund')}irreversible: confirm by finance`)).toEqual([
    'approve',
    ['finance'],
    'This cannot be undone, and is confirmed by finance each time.',
  ])
  expect(decided(`${rules('payments.refund')}irreversible: propose by finance`)[0]).toBe('escalate')
  expect(decided(`${rules(`'*'`)}irreversible: automatic`)[0]).toBe('allow')
})

test('a floor that is none is told with the way to mend it', () => {
  expect(() => decided(`${rules(`'*'`)}irreversible: ask finance`)).toThrow(
    /"ask finance" is no floor.*Write confirm by ROLE, propose by ROLE, or automatic/s,
  )
})

test('levels that people set cap like policies, name who set them, and never make anything milder', () => {
  const { policies } = load(`policy: p\n${rules('payments.refund')}`)
  const set = { number: 4, action: '*', level: 'confirm', above: null, by: 'lead', setBy: 'lena' } as const
  const more = { because: 'new in this country', at: '2026-11-20T08:00:00.000Z' }
  const under = policies.asVersion(2).under({ number: 4, settings: [{ ...set, ...more }] })
  expect([under.version, under.autonomy]).toEqual([2, 4])
  const { record } = under.decide(refund('10.00 GBP'))
  expect([record.effect, record.approval?.roles, record.reasons.at(-1)?.text]).toEqual([
    'approve',
    ['lead'],
    'Autonomy "set 4": what this action does is confirmed by lead each time. lena set this on 2026-11-20: new in this country',
  ])
  expect(under.under({ number: 5, settings: [] }).decide(refund('10.00 GBP')).record.effect).toBe('allow')
  const denying = load('policy: p\nrules:\n  - { rule: base, for: payments.refund, then: deny }\n').policies
  const mild = denying.under({ number: 1, settings: [{ ...set, ...more, level: 'automatic' }] })
  expect(mild.decide(refund('10.00 GBP')).record.effect).toBe('deny')
})
