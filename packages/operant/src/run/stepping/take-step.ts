import type { CapabilitySpec } from '../../agent/capability.ts'
import { giversOf } from '../../agent/check-agent.ts'
import { say, Said } from '../../agent/say.ts'
import { encodeFact } from '../../facts/fact.ts'
import { at, sameJson, type Json } from '../../facts/json.ts'
import { keyFor, scopeKey } from '../../facts/key.ts'
import type { KeptText } from '../../facts/outside-text.ts'
import type { EventBody, StepReference, StoredPart } from '../../journal/events.ts'
import type { ModelCall } from '../../journal/model-call.ts'
import { givenKey } from '../../planning/given-key.ts'
import { decodeNeed } from '../../planning/inputs.ts'
import type { Knowledge } from '../../planning/knowledge.ts'
import type { ReadyStep } from '../../planning/plan.ts'
import { sources } from '../activation.ts'
import { clientsOf, outside } from './outside.ts'
import type { RunContext } from '../context.ts'
import { unexpected } from './expected.ts'
import { givenLabel, labelAgain } from './given-label.ts'
import { judgeStep } from './judge-step.ts'
import { storedIn } from './stored-in.ts'
import { blameOf, failureOf, troubleOf, troubleSaid, wrongAnswer } from './failures.ts'

/** What a step that changes nothing outside came to. */
export interface StepResult {
  readonly event: EventBody
  readonly texts: ReadonlyMap<string, KeptText>
}

const noTexts: ReadonlyMap<string, KeptText> = new Map()

/** Whether a step only works something out, touching nothing outside. */
export function isPure(spec: CapabilitySpec): boolean {
  return spec.kind === 'calculation' || spec.kind === 'decision'
}

/** The reference by which events name a step. */
export function referenceTo(step: ReadyStep): StepReference {
  return { capability: step.spec.name, scope: scopeKey(step.scope), inputs: step.inputs.hash }
}

/** The decoded input values of a step, as its code receives them. */
export function decodedInputs(step: ReadyStep): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(step.spec.needs)
      .filter(([name]) => Object.hasOwn(step.inputs.values, name))
      .map(([name, need]) => {
        const json = step.inputs.values[name]
        return [name, json === undefined ? undefined : decodeNeed(need, json)]
      }),
  )
}

/** Reads, calculates, decides by table, judges or looks at a check. Never throws for what the outside does. */
export async function takeStep(context: RunContext, known: Knowledge, step: ReadyStep): Promise<StepResult> {
  const began = performance.now()
  const carried = carriedOver(known, step)
  if (carried) return { event: carried, texts: noTexts }
  let models: readonly ModelCall[] = []
  try {
    const taken = await valueOf(context, known, step)
    models = taken.models
    return withModels(came(context, known, step, taken.result, began), models)
  } catch (error) {
    const failure = wrongAnswer(step, error) ?? failureOf(known, step, troubleOf(error), context.random)
    return withModels({ event: { type: 'step.failed', step: referenceTo(step), failure }, texts: noTexts }, models)
  }
}

function came(context: RunContext, known: Knowledge, step: ReadyStep, result: Given | Said, began: number): StepResult {
  if (result instanceof Said) return failed(context, known, step, result)
  const failure = unexpected(known, step, result.value, context.clock.now())
  if (failure) return { event: { type: 'step.failed', step: referenceTo(step), failure }, texts: noTexts }
  return gave(known, step, result, Math.round((performance.now() - began) * 10) / 10)
}

/** What language models answered stands with what came of it, whatever that is. */
function withModels(result: StepResult, models: readonly ModelCall[]): StepResult {
  const { event } = result
  if (models.length === 0 || (event.type !== 'step.gave' && event.type !== 'step.failed')) return result
  return { ...result, event: { ...event, models } }
}

interface Given {
  readonly value: unknown
  readonly confidence?: number
  readonly rule?: string
  readonly declines?: boolean
  readonly stored?: readonly StoredPart[]
  readonly byModel?: boolean
}

async function valueOf(
  context: RunContext,
  known: Knowledge,
  step: ReadyStep,
): Promise<{ readonly result: Given | Said; readonly models: readonly ModelCall[] }> {
  const { spec } = step
  if (spec.kind !== 'judgement') return { result: await plainValueOf(context, step), models: [] }
  const clients = () => clientsOf(context, spec)
  return judgeStep(spec, { context, known, inputs: decodedInputs(step), clients })
}

async function plainValueOf(context: RunContext, step: ReadyStep): Promise<Given | Said> {
  const { spec } = step
  const inputs = decodedInputs(step)
  switch (spec.kind) {
    case 'query': {
      const clients = await clientsOf(context, spec)
      const read = await outside(context, spec, spec.name, () => spec.read(inputs, clients, say))
      return read instanceof Said ? read : { value: read, stored: await storedIn(context, spec, inputs, read) }
    }
    case 'condition': {
      const clients = await clientsOf(context, spec)
      return wrap(await outside(context, spec, spec.name, () => spec.holds(inputs, clients)))
    }
    case 'calculation':
      return wrap(spec.compute(inputs, say))
    case 'decision':
      if (!step.decided) throw new Error(`table ${spec.name} was taken before a row was decided`)
      return step.decided
    default:
      throw new Error(`a ${spec.kind} is not a step that can simply be taken`)
  }
}

function wrap(value: unknown): Given | Said {
  return value instanceof Said ? value : { value }
}

function failed(context: RunContext, known: Knowledge, step: ReadyStep, said: Said): StepResult {
  const failure =
    said.kind === 'unsure'
      ? { kind: 'unsure' as const, reason: said.reason }
      : failureOf(known, step, troubleSaid(said), context.random)
  return { event: { type: 'step.failed', step: referenceTo(step), failure }, texts: noTexts }
}

function gave(known: Knowledge, step: ReadyStep, given: Given, took: number): StepResult {
  const { spec } = step
  if (!('gives' in spec) || !spec.gives) throw new Error(`${spec.name} gives nothing`)
  const { json, texts } = encodeFact(spec.gives, given.value)
  const key = givenKey(spec, spec.gives, step.scope, step.inputs.values)
  if (isRefuted(known, key, json)) return noProgress(known, step)
  const label = givenLabel(step, json, given)
  return {
    event: {
      type: 'step.gave',
      step: referenceTo(step),
      facts: [
        { key, value: json, ...label, ...(given.confidence === undefined ? {} : { confidence: given.confidence }) },
      ],
      from: sources(step.inputs.from),
      how: howOf(spec),
      ...(given.rule === undefined ? {} : { rule: given.rule }),
      ...(given.declines ? { declines: true } : {}),
      took,
    },
    texts,
  }
}

function isRefuted(known: Knowledge, key: string, json: Json): boolean {
  return (known.state.refuted.get(key) ?? []).some((one) => sameJson(at(json, one.path) ?? null, one.value))
}

/** It gave what was refused before: that is no progress, and the blame moves to what it was made of. */
function noProgress(known: Knowledge, step: ReadyStep): StepResult {
  const failure = {
    kind: 'no-progress' as const,
    reason: `${step.spec.name} gave a value that was refused before`,
    ...blameOf(known, step, suspectOf(known, step)),
  }
  return { event: { type: 'step.failed', step: referenceTo(step), failure }, texts: noTexts }
}

/** The one input that can be to blame: the only one that was worked out, or the only one that may be had otherwise. */
function suspectOf(known: Knowledge, { spec, scope }: ReadyStep): string | undefined {
  const inputs = Object.entries(spec.needs).flatMap(([name, need]) => {
    const fact = known.state.facts.get(keyFor(need.fact, scope))
    return need.mode === 'value' && fact && fact.how !== 'input' ? [{ name, need, giver: fact.giver.capability }] : []
  })
  const open = inputs.filter(({ need, giver }) =>
    giversOf(known.agent, need.fact.name).some((other) => other.name !== giver),
  )
  return [inputs, open].find((candidates) => candidates.length === 1)?.[0]?.name
}

/** Whether what was judged or answered from the very same inputs still says what it said: nobody is asked twice. */
export function canBeCarried(known: Knowledge, step: ReadyStep): boolean {
  return carriedOver(known, step) !== undefined
}

function carriedOver(known: Knowledge, step: ReadyStep): EventBody | undefined {
  const { spec, scope, inputs } = step
  if (spec.kind !== 'judgement' && spec.kind !== 'question') return undefined
  const key = givenKey(spec, spec.gives, scope, inputs.values)
  const fact = known.state.facts.get(key)
  const same = fact?.giver.capability === spec.name && fact.giver.inputs === inputs.hash
  if (!fact || !same || fact.fallen || fact.dirty) return undefined
  const { value, confidence } = fact
  const how = spec.kind === 'question' ? 'answered' : howOf(spec)
  const facts = [{ key, value, ...labelAgain(fact), confidence }]
  return { type: 'step.gave', step: referenceTo(step), facts, from: sources(inputs.from), how, took: 0 }
}

function howOf(spec: CapabilitySpec): 'read' | 'derived' | 'judged' | 'looked' {
  if (spec.kind === 'query') return 'read'
  if (spec.kind === 'condition') return 'looked'
  return spec.kind === 'judgement' && spec.form.kind !== 'compose' ? 'judged' : 'derived'
}
