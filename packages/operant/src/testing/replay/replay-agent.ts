import type { ActionSpec, CapabilitySpec, ConditionSpec, JudgementSpec, Values } from '../../agent/capability.ts'
import type { FileRead, JudgementForm } from '../../agent/judgements/forms.ts'
import type { Agent } from '../../agent/define-agent.ts'
import { say, type Said } from '../../agent/say.ts'
import { encodeArguments } from '../../effects/contract.ts'
import { decodeFact, type FactSpec } from '../../facts/fact.ts'
import { hashOf, type Json } from '../../facts/json.ts'
import { OutsideText } from '../../facts/outside-text.ts'
import type { Failure, RunEvent } from '../../journal/events.ts'
import { hashInputs } from '../../planning/inputs.ts'
import type { Judged, Judgements } from '../../run/judgements.ts'
import { NotRecorded, type RecordedAnswers } from './recorded-answers.ts'
import { isTextName, textOf } from './replay-store.ts'

/** Where the answers come from, and what the replay has come to so far. */
export interface ReplaySource {
  readonly answers: RecordedAnswers
  readonly replayed: () => readonly RunEvent[]
  /** What happened next when the run was recorded. */
  readonly next: () => RunEvent | undefined
}

/** The agent with the recording in place of the outside: what is worked out and decided is worked out and decided anew. */
export function replayAgent(agent: Agent, source: ReplaySource): Agent {
  const capabilities = new Map([...agent.capabilities].map(([name, spec]) => [name, replayed(spec, source)]))
  const check = (one: ConditionSpec): ConditionSpec => {
    const stood = capabilities.get(one.name)
    return stood?.kind === 'condition' ? stood : one
  }
  const goals = new Map(
    [...agent.goals].map(([name, goal]) => [
      name,
      { ...goal, doneWhen: goal.doneWhen.map(check), never: goal.never.map(check) },
    ]),
  )
  return { ...agent, capabilities, goals }
}

function replayed(spec: CapabilitySpec, source: ReplaySource): CapabilitySpec {
  switch (spec.kind) {
    case 'query':
      return { ...spec, records: undefined, read: (inputs) => answerTo(spec, spec.gives, inputs, source) }
    case 'condition':
      return { ...spec, holds: (inputs) => answerTo(spec, spec.gives, inputs, source) as boolean | Said }
    case 'judgement':
      return { ...spec, form: replayedForm(spec, source) }
    case 'action':
      return replayedAction(spec, source)
    default:
      return spec
  }
}

/** Own code answers as recorded; what the runtime carries out, `recordedJudgements` does. No file is fetched. */
function replayedForm(spec: JudgementSpec, source: ReplaySource): JudgementForm {
  const { form } = spec
  if (form.kind === 'own') return { ...form, judge: (inputs) => judgedAgain(spec, inputs, source) }
  if (form.kind === 'read document') return { ...form, file: noFile }
  return 'file' in form && form.file ? { ...form, file: noFile } : form
}

function noFile(): FileRead {
  return { mediaType: 'application/octet-stream', data: new Uint8Array() }
}

function judgedAgain(
  spec: JudgementSpec,
  inputs: Values,
  source: ReplaySource,
): { readonly value: unknown; readonly confidence: number } {
  const judged = judgedThen(spec, inputs, source)
  return judged.kind === 'gives'
    ? { value: judged.value, confidence: judged.confidence ?? 1 }
    : { value: null, confidence: 0 }
}

/** Judgements that come to what they came to when the run was recorded. */
export function recordedJudgements(source: ReplaySource): Judgements {
  return {
    judge: async ({ judgement, inputs }) => judgedThen(judgement, inputs, source),
    learn: async () => undefined,
  }
}

function judgedThen(spec: JudgementSpec, inputs: Values, { answers }: ReplaySource): Judged {
  const answer = answers.next(spec.name, hashOfInputs(spec, closed(inputs)))
  if (answer.kind === 'failed') {
    if (answer.failure.kind === 'unsure') return { kind: 'unsure', reason: answer.failure.reason, models: [] }
    throw faultOf(answer.failure)
  }
  const { facts, models = [] } = answer.event
  const confidence = facts[0]?.confidence
  return {
    kind: 'gives',
    value: decodeFact(spec.gives, facts[0]?.value ?? null),
    ...(confidence === undefined ? {} : { confidence }),
    byModel: models.length > 0,
    models,
  }
}

function answerTo(spec: CapabilitySpec, gives: FactSpec, inputs: Values, { answers }: ReplaySource): unknown {
  const answer = answers.next(spec.name, hashOfInputs(spec, inputs))
  if (answer.kind === 'gave') return decodeFact(gives, answer.event.facts[0]?.value ?? null)
  const { kind, reason, blame } = answer.failure
  if (kind === 'missing') return say.missing(reason)
  if (kind === 'refused') return say.refused(reason, blamedInput(spec, blame?.key))
  throw faultOf(answer.failure)
}

/** The input that a refusal blamed: the one that the blamed fact stands behind. */
function blamedInput(spec: CapabilitySpec, key: string | undefined): string | undefined {
  const name = key?.split(' ')[0]
  return Object.entries(spec.needs).find(([, need]) => need.fact.name === name)?.[0]
}

function replayedAction(spec: ActionSpec, source: ReplaySource): ActionSpec {
  const { preview, undo, confirm } = spec
  return {
    ...spec,
    perform: () => performed(spec, source),
    ...(confirm ? { confirm: (inputs) => found(spec, inputs, source) } : {}),
    preview: preview && { ...preview, read: () => previewed(spec) },
    undo: undo === undefined || undo === 'none' ? undo : { ...undo, perform: () => performed(spec, source) },
  }
}

/** A write is not made: what was said of it when it was recorded is said again. */
function performed(spec: ActionSpec, { answers, replayed: soFar }: ReplaySource): unknown {
  const read = answers.reading(soFar(), spec.name)
  if (!read) throw new NotRecorded(`the recording has no such use of ${spec.name}`)
  if (read.result === 'absent') {
    const failure = answers.refusal(read)
    if (failure?.kind === 'missing') return say.missing(failure.reason)
    if (failure) return say.refused(failure.reason, blamedInput(spec, failure.blame?.key))
    return spec.confirm ? undefined : say.later(read.reason)
  }
  if (read.result === 'unknown') throw faultOf({ kind: 'fault', reason: read.reason })
  return spec.gives ? decodeFact(spec.gives, read.found) : read.found
}

function found(spec: ActionSpec, inputs: Values, { answers, replayed: soFar, next }: ReplaySource): unknown {
  const then = next()
  // Before it did anything, it could not be told whether the effect was there.
  if (then?.type === 'step.failed' && then.step.capability === spec.name && then.failure.kind === 'fault')
    throw faultOf(then.failure)
  const open =
    answers.readingCarried(soFar(), spec.name, hashOfCall(spec, inputs)) ?? answers.reading(soFar(), spec.name)
  const read = open ?? answers.adopted(spec.name, hashOfCall(spec, inputs))
  if (read?.result === 'unknown') throw faultOf({ kind: 'fault', reason: read.reason })
  // Taking back is confirmed by finding nothing.
  const isThere = read !== undefined && (read.result === 'absent') === answers.takesBack(read)
  if (!isThere) return null
  if (spec.gives) return decodeFact(spec.gives, answers.shown(read))
  return read.result === 'differs' ? {} : spec.expect(inputs)
}

function previewed(spec: ActionSpec): never {
  throw new NotRecorded(`what ${spec.name} would come to was asked of the live systems, and is not in the recording`)
}

/** What went wrong when the run was recorded goes wrong again. */
function faultOf({ kind, reason, quality }: Pick<Failure, 'kind' | 'reason' | 'quality'>): Error {
  const retry = kind === 'fault' ? 'unknown-outcome' : 'later'
  return Object.assign(new Error(reason), quality ? { retry, quality } : { retry })
}

function hashOfInputs(spec: CapabilitySpec, inputs: Values): string {
  const known: Readonly<Record<string, Json | undefined>> = encodeArguments(spec.needs, inputs)
  return hashInputs(Object.fromEntries(Object.keys(inputs).map((name) => [name, known[name]])))
}

function hashOfCall(spec: ActionSpec, inputs: Values): string {
  return hashOf({ action: spec.name, arguments: encodeArguments(spec.needs, inputs) })
}

/** A judgement gets texts opened; of a recorded one there are only the names. */
function closed(inputs: Values): Values {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => {
      if (typeof value !== 'string' || !isTextName(value)) return [name, value]
      const { digest, length } = textOf(value)
      return [name, OutsideText.closed(digest, length)]
    }),
  )
}
