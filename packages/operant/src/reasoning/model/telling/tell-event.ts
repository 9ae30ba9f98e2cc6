import { partsOf } from '../../../facts/key.ts'
import type { Failure, RunEvent, StepReference } from '../../../journal/events.ts'
import type { RunState } from '../../../journal/state.ts'
import type { Shown } from './shown.ts'
import type { FactNames } from './fact-names.ts'

type Tellings = {
  readonly [T in RunEvent['type']]?: (
    event: Extract<RunEvent, { type: T }>,
    state: RunState,
    names: FactNames,
    shown: Shown,
  ) => string | undefined
}

const tellings: Tellings = {
  'step.failed': ({ step, failure }, _, names, { open }) =>
    failure.retryAt === undefined ? `${stepText(step, names)}: ${failureText(failure, names, open)}` : undefined,
  'proposal.refused': ({ reason }) => `given up: ${reason}`,
  'call.decided': ({ decision }) => {
    if (decision.shadow) return 'written down, and not done: the agent only watches here'
    return decision.effect === 'approve' ? 'the rules ask a person to approve it' : undefined
  },
  'request.asked': ({ kind }) => (kind === 'answer' ? 'a person was asked' : undefined),
  'request.answered': ({ answer }) => answerText(answer.kind),
  'effect.read': (event, state) => {
    // What is looked at or tried again is not over: only how it ends is told.
    if (event.again !== undefined) return undefined
    const title = state.effects.get(event.effect)?.title ?? 'the change'
    const fields = event.differing.length > 0 ? ` (${event.differing.join(', ')})` : ''
    return `${title}: ${event.adopted ? 'it was there already' : effectTexts[event.result]}${fields}`
  },
  'delegation.began': ({ children }) => `${children.length} runs were begun`,
  'delegation.renewed': ({ children, left }) =>
    children.length + left.length === 0
      ? undefined
      : `the list was read again: ${children.length} of its elements are new or otherwise, ${left.length} have left`,
  'children.ended': ({ runs }) => `${runs.length} runs were told to end`,
  'child.settled': ({ run, outcome }) => `run ${run} ended: ${outcome}`,
  'run.returned': ({ note }) => `a person had taken over and gives it back; what they say: ${note}`,
  'wait.ended': ({ step }, _, names) => `${stepText(step, names)}: the wait is over`,
}

/**
 * What an event means for the model, in one line; undefined where the facts and checks say all. What a system answered
 * in words only where text is open: an error message is text from outside like any other.
 */
export function tellingOf(state: RunState, event: RunEvent, names: FactNames, shown: Shown): string | undefined {
  const tell = tellings[event.type] as
    | ((event: RunEvent, state: RunState, names: FactNames, shown: Shown) => string | undefined)
    | undefined
  return tell?.(event, state, names, shown)
}

const effectTexts = {
  confirmed: 'done and confirmed',
  claimed: 'the system said yes, and nothing reads it back: it proves nothing, and is not repeated',
  absent: 'had no effect',
  differs: 'the system holds something else than was asked',
  unknown: 'not known yet whether it happened',
} as const

function stepText(step: StepReference, names: FactNames): string {
  return step.scope === '[]' ? step.capability : `${step.capability} about ${names.toldKey(step.scope)}`
}

function answerText(kind: Extract<RunEvent, { type: 'request.answered' }>['answer']['kind']): string {
  return kind === 'approved'
    ? 'a person approved it'
    : kind === 'answered'
      ? 'a person answered'
      : `the request was ${kind}`
}

function failureText(failure: Failure, names: FactNames, open: boolean): string {
  const said = open ? `: ${failure.reason}` : ''
  if (failure.kind === 'refused')
    return `the system refuses ${failure.blame ? blameText(failure.blame, names) : 'it'}${said}`
  if (failure.kind === 'missing') return `there is nothing to give${said}`
  return failure.kind === 'fault' ? `the system did not answer, several times${said}` : failure.reason
}

function blameText({ key, path }: NonNullable<Failure['blame']>, names: FactNames): string {
  const { name, scope } = partsOf(key)
  return `${[name, ...path].join('.')}${scope.length > 0 ? ` about ${JSON.stringify(names.told(scope))}` : ''} as it is`
}
