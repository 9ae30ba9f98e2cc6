import type { BudgetReservation } from '../../guard/policies.ts'
import { compare, type Finding } from '../../effects/contract.ts'
import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { ElementBound, SetElementState, SetState } from '../../journal/set-state.ts'
import type { Knowledge } from '../../planning/knowledge.ts'
import type { Activation } from '../activation.ts'
import type { Call } from '../calling/call.ts'
import { boundDifferences, covers } from './covers.ts'
import { decideCall } from '../guarding/guard-call.ts'
import { previewBindings, termsOf } from '../guarding/bindings.ts'
import { previewed, type Previewed } from '../guarding/preview.ts'
import { troubleOf, type Trouble } from '../stepping/failures.ts'
import { CallTurn } from '../stepping/call-turn.ts'
import { clientsOf, outside } from '../stepping/outside.ts'
import { switchesOf } from '../stopping/switches.ts'
import { amendingElement, callOfElement, isResolved } from './element-call.ts'

/** What is decided about an element, and under what people would approve it. */
export interface Decided {
  readonly record: DecisionRecord
  readonly reservations: readonly BudgetReservation[]
  readonly bound: ElementBound
}

/** An element that may be carried out now. */
export interface Going extends Decided {
  readonly kind: 'go'
  readonly element: SetElementState
  readonly call: Call
  /** The request that it is made under, where people had to approve it. */
  readonly approval: string | undefined
  readonly switches: readonly string[]
}

export type Judged =
  | Going
  /** There already: it is not made. */
  | {
      readonly kind: 'there'
      readonly element: SetElementState
      readonly call: Call
      readonly finding: Exclude<Finding, { kind: 'nothing' }>
    }
  /** The policies say otherwise than it was shown. */
  | (Decided & {
      readonly kind: 'decided'
      readonly element: SetElementState
      readonly call: Call
      readonly anew: boolean
    })
  | { readonly kind: 'trouble'; readonly element: SetElementState; readonly trouble: Trouble }

/** Looks whether an element is there already, and asks the guardrail about it with everything as it is now. */
export async function judgeElement(
  activation: Activation,
  known: Knowledge,
  set: SetState,
  element: SetElementState,
): Promise<Judged> {
  const call = ownCall(activation, set, element)
  if ('trouble' in call) return { kind: 'trouble', element, ...call }
  const there = await lookFirst(activation, call)
  if ('trouble' in there) return { kind: 'trouble', element, trouble: there.trouble }
  const amends = there.kind === 'differs' && call.step.spec.amend
  if (there.kind !== 'nothing' && !amends) return { kind: 'there', element, call, finding: there }
  const wanted = amends ? amendingElement(activation, set, element, call) : call
  const decided = await decideElement(activation, known, element, wanted)
  if ('trouble' in decided) return { kind: 'trouble', element, trouble: decided.trouble }
  return concluded(activation, element, wanted, decided)
}

/** What follows from a decision for an element: it goes, or what was decided is noted down. */
export function concluded(
  activation: Activation,
  element: SetElementState,
  call: Call,
  decided: Decided,
): Going | Extract<Judged, { kind: 'decided' }> {
  const { record } = decided
  if (record.shadow || record.effect === 'deny' || record.effect === 'escalate')
    return { kind: 'decided', element, call, ...decided, anew: false }
  const approval = record.effect === 'approve' ? approvalOf(activation, element, decided) : undefined
  if (record.effect === 'approve' && approval === undefined)
    return { kind: 'decided', element, call, ...decided, anew: true }
  return { kind: 'go', element, call, ...decided, approval, switches: switchesOf(activation, call) }
}

/** The request under which people approved just this; undefined where they were shown something else, or too long ago. */
function approvalOf({ state, context }: Activation, element: SetElementState, now: Decided): string | undefined {
  const request = element.request === undefined ? undefined : state.requests.get(element.request)
  const { asked, askedBound, approved, parts } = element
  if (!request || approved !== true || !asked || !covers(asked, now.record, parts !== undefined)) return undefined
  if (boundDifferences(askedBound, now.bound).length > 0) return undefined
  return context.clock.now().getTime() < request.expiresAt ? request.id : undefined
}

/** What the guardrail says of an element, with what its call would come to. */
export async function decideElement(
  activation: Activation,
  known: Knowledge,
  element: SetElementState,
  call: Call,
): Promise<Decided | { readonly trouble: Trouble }> {
  const preview = await previewOfElement(activation, element, call)
  if (preview.trouble) return { trouble: preview.trouble }
  const decision = await decideCall(activation, known, call, preview.values, false)
  const bound = { terms: termsOf(call.step.spec), preview: previewBindings(call, preview.values) }
  return { ...decision, bound }
}

/** What an element would come to: told once all its arguments are known. */
export async function previewOfElement(
  activation: Activation,
  element: SetElementState,
  call: Call,
): Promise<Previewed> {
  return isResolved(element, call) ? previewed(activation, call) : { values: {} }
}

/** An element's call, or what broke in its action's own code: that ends this element and no other. */
export function ownCall(
  activation: Activation,
  set: SetState,
  element: SetElementState,
): Call | { readonly trouble: Trouble } {
  try {
    return callOfElement(activation, set, element)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { trouble: { kind: 'refused', reason, blame: undefined } }
  }
}

async function lookFirst(activation: Activation, call: Call): Promise<Finding | { readonly trouble: Trouble }> {
  const { spec } = call.step
  const { confirm } = spec
  if (!confirm) return { kind: 'nothing' }
  const turn = CallTurn.of(activation, spec)
  try {
    await turn?.next()
    const clients = await clientsOf(activation.context, spec)
    const look = () => confirm(call.values, clients, call.occasion)
    const found = await outside(activation.context, spec, `${spec.name} (looking first)`, look, turn)
    return compare(spec, call.values, found)
  } catch (error) {
    return { trouble: troubleOf(error) }
  } finally {
    turn?.leave()
  }
}

/** Whether two decisions say the same, so that the journal need not hold the second. */
export function sameDecision(one: DecisionRecord | undefined, other: DecisionRecord): boolean {
  return one !== undefined && decisionText(one) === decisionText(other)
}

/** A decision without its explanation, which is worked out for few. */
export function decisionText(record: DecisionRecord): string {
  const { effect, reasons, approval, policyHash, again, shadow, policyVersion } = record
  return JSON.stringify({ effect, reasons, approval, policyHash, again, shadow, policyVersion })
}
