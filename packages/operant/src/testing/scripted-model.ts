import type { Json } from '../facts/json.ts'
import type { RunEvent, StepReference } from '../journal/events.ts'
import { stepKey } from '../journal/state.ts'
import { toolName } from '../reasoning/model/tools.ts'

/** One answer of a scripted model: calls, words, or an error of its server. */
export type ScriptedReply =
  | { readonly calls: readonly ScriptedCall[]; readonly usage?: { readonly input: number; readonly output: number } }
  | { readonly text: string }
  /** `times` it fails before the next reply; for ever where it is left out. The only thing the server remembers. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly times?: number }

export interface ScriptedCall {
  readonly tool: string
  /** JSON, or a text that is sent as it is, however broken. */
  readonly arguments?: Json
}

/** Replies by the goal in the words it was asked in; `*` for any other. After the last one, `done`. */
export type Script = Readonly<Record<string, readonly ScriptedReply[]>>

/**
 * The script by which a model does what a run did before: every step of its journal as a call, in order. For tests
 * that what is promised does not rest on who reasons: run with search, then with this.
 */
export function scriptFromJournal(events: readonly RunEvent[]): Script {
  const [opened] = events
  if (opened?.type !== 'run.opened') throw new Error('a journal begins with the opening of its run')
  const checks = new Set(events.flatMap((event) => (isLook(event) ? [event.step.capability] : [])))
  const open = new Map<string, string>()
  const replies: ScriptedReply[] = []
  const propose = (step: StepReference, stays: boolean) => {
    if (open.get(stepKey(step)) === step.inputs) return
    if (stays) open.set(stepKey(step), step.inputs)
    replies.push(replyFor(step))
  }
  const close = (step: StepReference) => open.delete(stepKey(step))
  for (const event of events) {
    if (event.type === 'effect.read') {
      const step = intentOf(events, event.effect)
      if (step && event.result !== 'absent' && event.result !== 'unknown') close(step)
    } else if (event.type === 'wait.ended') close(event.step)
    else if (event.type === 'step.gave' || event.type === 'step.failed') {
      if (!isStep(event, checks)) continue
      propose(event.step, false)
      close(event.step)
    } else if (isBeginning(event)) propose(event.step, true)
  }
  return { [opened.asked]: replies }
}

function isLook(event: RunEvent): event is Extract<RunEvent, { type: 'step.gave' }> {
  return event.type === 'step.gave' && event.how === 'looked'
}

type Ended = Extract<RunEvent, { type: 'step.gave' | 'step.failed' }>

/** Whether a step ended that a model has to call: no look, and nothing that is tried again without it. */
function isStep(event: Ended, checks: ReadonlySet<string>): boolean {
  if (event.type === 'step.gave') return event.how !== 'looked' && event.how !== 'input'
  const again = event.failure.kind === 'fault' && event.failure.retryAt !== undefined
  return !again && !checks.has(event.step.capability)
}

type Beginning = Extract<
  RunEvent,
  { type: 'call.decided' | 'request.asked' | 'delegation.began' | 'wait.began' | 'effect.intended' }
>

function isBeginning(event: RunEvent): event is Beginning {
  if (event.type === 'effect.intended') return event.undoes === undefined
  return ['call.decided', 'request.asked', 'delegation.began', 'wait.began'].includes(event.type)
}

function intentOf(events: readonly RunEvent[], effect: string): StepReference | undefined {
  const intended = events.find((event) => event.type === 'effect.intended' && event.effect === effect)
  return intended?.type === 'effect.intended' && intended.undoes === undefined ? intended.step : undefined
}

function replyFor(step: StepReference): ScriptedReply {
  const about = JSON.parse(step.scope) as string[]
  return { calls: [{ tool: toolName(step.capability), arguments: about.length > 0 ? { about } : {} }] }
}

/** Several scripts as one; of two for one goal, the later. */
export function joinScripts(...scripts: readonly Script[]): Script {
  return Object.assign({}, ...scripts) as Script
}
