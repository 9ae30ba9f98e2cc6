import { expect, test } from 'vitest'
import { decisionLook, whyDecided } from './decision-look.ts'

const reason = (rule: string, effect: 'allow' | 'approve' | 'escalate' | 'deny', layer = 'rule') => ({
  rule,
  effect,
  layer,
  text: rule,
  clauses: [],
})

test('that no rule covers a call is told otherwise than that a rule refused it', () => {
  const of = (effect: 'allow' | 'deny', reasons: ReturnType<typeof reason>[]) =>
    decisionLook({ effect, reasons, policyHash: '' }).word
  expect(of('allow', [reason('small', 'allow')])).toBe('Allowed by a rule')
  expect(of('allow', [])).toBe('Allowed, and no rule says why')
  expect(of('deny', [reason('large', 'deny')])).toBe('Refused by a rule')
  expect(of('deny', [reason('small', 'allow')])).toBe('No rule covers it')
  expect(of('deny', [reason('stop 1', 'deny', 'stop')])).toBe('Held by a stop')
})

test('the reason that decided comes first, and milder ones are left out', () => {
  const decision = {
    effect: 'approve' as const,
    policyHash: '',
    reasons: [reason('first', 'approve'), reason('mild', 'allow'), reason('second', 'approve')],
    explanation: { deciding: 'second', ways: [] },
  }
  expect(whyDecided(decision).map(({ rule }) => rule)).toEqual(['second', 'first'])
})
