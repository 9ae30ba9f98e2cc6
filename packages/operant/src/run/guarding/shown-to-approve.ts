import { asJson, type Json } from '../../facts/json.ts'
import type { DecisionExplanation } from '../../journal/decision-record.ts'
import { joinLabels, type Activation } from '../activation.ts'
import type { ToApprove } from './approval.ts'
import { encodedPreview, valuesSeen, type Difference } from './bindings.ts'
import { originsOf } from './gather-bearing.ts'

/** What became of what was asked before about the same step. */
export interface AskedBefore {
  readonly request: string
  /** Who approved or changed it, where somebody did. */
  readonly approved?: string
  readonly edited?: string
  /** Why what was put in cannot be. */
  readonly refused?: string
  readonly differences: readonly Difference[]
}

/** Everything that whoever approves a call is shown. None of it is in the words of whoever proposed it. */
export function shownOf(
  { state }: Activation,
  { call, record, preview }: ToApprove,
  before: AskedBefore | undefined,
): Json {
  const { step } = call
  return {
    action: step.spec.name,
    arguments: call.arguments,
    origins: originsOf(step),
    label: joinLabels(call.from),
    reasons: record.reasons.map((one) => ({ rule: one.rule, effect: one.effect, text: one.text })),
    values: Object.fromEntries(valuesSeen(record)),
    ...(step.spec.preview && call.undoes === undefined ? { preview: encodedPreview(call, preview) } : {}),
    ...(record.explanation ? { explanation: explanationShown(record.explanation) } : {}),
    ...(before ? { before: asJson(before) } : {}),
    risk: step.spec.risk,
    undo: step.spec.undo === 'none' ? 'cannot be undone' : 'can be undone',
    policy: record.policyHash,
    ...(record.policyVersion === undefined ? {} : { policyVersion: record.policyVersion }),
    goal: state.opened.asked,
  }
}

/** As a request keeps it. */
export function explanationShown({ deciding, runnerUp, ways }: DecisionExplanation): Json {
  return {
    ...(deciding === undefined ? {} : { deciding }),
    ...(runnerUp ? { runnerUp: { rule: runnerUp.rule, effect: runnerUp.effect, text: runnerUp.text } } : {}),
    ways: [...ways],
  }
}
