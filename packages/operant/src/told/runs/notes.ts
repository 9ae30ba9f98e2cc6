import type { Agent } from '../../agent/define-agent.ts'
import { keyFor, partsOf } from '../../facts/key.ts'
import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { PlannedStep } from '../../journal/planned-step.ts'
import type { Bound, EventBody, RunEvent, Failure, FactKey, StepReference } from '../../journal/events.ts'
import { stepKey, waitKey, type KnownFact, type RunState } from '../../journal/state.ts'
import type { Source, ToldStep } from './story.ts'

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** A step while it is collected: its effects and requests are told at the end, as they stand then. */
export type OpenStep = Writable<Omit<ToldStep, 'title' | 'effects' | 'requests' | 'failures' | 'decisions'>> & {
  readonly failures: Failure[]
  readonly decisions: DecisionRecord[]
  readonly effectIds: string[]
  setId?: string
  readonly requestIds: string[]
  readonly bound: Readonly<Record<string, Bound>>
  readonly reference: StepReference
}

/** What is noted down while a journal is read. */
export interface Notes {
  /** The journal, folded as far as it was read. */
  readonly state: RunState
  readonly agent: Agent | undefined
  readonly steps: OpenStep[]
  readonly planned: Map<string, PlannedStep>
  /** Facts as they were, by key and version, and the step that gave each. */
  readonly known: Map<string, { readonly fact: KnownFact; readonly step: number | undefined }>
  /** What a model proposed and has not begun yet, by step and inputs. */
  readonly proposed: Map<string, Pick<Extract<EventBody, { type: 'step.proposed' }>, 'bound' | 'model'>>
  waitsFor: readonly string[]
}

export function startNotes(state: RunState, agent: Agent | undefined): Notes {
  const notes: Notes = {
    state,
    agent,
    steps: [],
    planned: new Map(),
    known: new Map(),
    proposed: new Map(),
    waitsFor: [],
  }
  remember(notes, [...state.facts.keys()], undefined)
  return notes
}

/** Keeps facts as they are now. */
export function remember(notes: Notes, keys: readonly FactKey[], step: number | undefined): void {
  for (const key of keys) {
    const fact = notes.state.facts.get(key)
    const name = `${key} ${fact?.version}`
    if (fact && !notes.known.has(name)) notes.known.set(name, { fact, step })
  }
}

/** The step an event belongs to: the one under way with the same inputs, or a new one. `fresh` asks for a new one unless that was tried before or had children. */
export function stepFor(
  notes: Notes,
  reference: StepReference,
  { seq, at }: Pick<RunEvent, 'seq' | 'at'>,
  fresh = false,
): OpenStep {
  const same = (step: OpenStep): boolean => stepKey(step.reference) === stepKey(reference)
  const before = notes.steps.findLast(same)
  const continues = !fresh || before?.failures.at(-1)?.retryAt !== undefined || before?.children !== undefined
  if (before && continues && !before.gave && before.reference.inputs === reference.inputs) {
    before.until = at
    return before
  }
  const plan = notes.planned.get(stepKey(reference))
  const { model, bound = {} } = notes.proposed.get(waitKey(reference)) ?? {}
  notes.proposed.delete(waitKey(reference))
  const step: OpenStep = {
    number: notes.steps.length + 1,
    seq,
    at,
    until: at,
    capability: reference.capability,
    kind: notes.agent?.capabilities.get(reference.capability)?.kind ?? plan?.kind ?? 'step',
    about: scopeOf(reference).join(' / '),
    serves: plan?.serves ?? [],
    instead: plan?.instead ?? [],
    ...(plan?.fork === undefined ? {} : { fork: plan.fork }),
    rests: [],
    ...(model ? { models: [model] } : {}),
    failures: [],
    decisions: [],
    effectIds: [],
    requestIds: [],
    bound,
    reference,
  }
  notes.steps.push(step)
  return step
}

export function scopeOf(reference: Pick<StepReference, 'scope'>): readonly string[] {
  return JSON.parse(reference.scope) as string[]
}

/** A fact at one of its versions, with where it came from; nothing where it was never known. */
export function sourceOf(notes: Notes, key: FactKey, version: number | undefined): readonly Source[] {
  const known = notes.known.get(`${key} ${version}`)
  if (!known) return []
  const { fact, step } = known
  return [
    {
      ...named(key),
      value: fact.value,
      label: fact.label,
      ...(fact.how === 'claimed' ? { claimed: true as const } : {}),
      from: fact.giver.capability,
      ...(step === undefined ? {} : { step }),
      ...(fact.rule === undefined ? {} : { rule: fact.rule }),
    },
  ]
}

/** What a capability's declared needs stand on now. */
export function restsOf(notes: Notes, reference: StepReference): readonly Source[] {
  const needs = Object.values(notes.agent?.capabilities.get(reference.capability)?.needs ?? {})
  const keys = new Set(needs.map((need) => keyFor(need.fact, scopeOf(reference))))
  return [...keys].flatMap((key) => sourceOf(notes, key, notes.state.facts.get(key)?.version))
}

/** The name of a fact, and the entity it is about, from its key. */
export function named(key: FactKey): { readonly fact: string; readonly about: string } {
  const { name, scope } = partsOf(key)
  return { fact: name, about: scope.join(' / ') }
}
