import { compare, encodeArguments, encodeFound, type Finding } from '../effects/contract.ts'
import { say, Said } from '../agent/say.ts'
import type { ActionSpec, Values } from '../agent/capability.ts'
import { hashOf, type Json } from '../facts/json.ts'
import { keyFor } from '../facts/key.ts'
import type { EventBody, FactGiven, StepReference } from '../journal/events.ts'
import { stepKey, type EffectState } from '../journal/state.ts'
import { decodeNeed } from '../planning/graph.ts'
import type { ReadyStep } from '../planning/plan.ts'
import type { Activation } from './activation.ts'
import type { ActStep } from './decide.ts'
import { backOff, blameOf, failureOf, troubleOf, troubleSaid, within, type Trouble } from './failures.ts'
import { guardCall, intentOf, type Call } from './guard-call.ts'
import { clientsOf, decodedInputs, referenceTo } from './take-step.ts'

/**
 * Uses an action: looks whether its effect is there already, asks the guardrail, commits the intent with its
 * reservations, performs, reads back, commits what was found. Whatever goes wrong on the way, the journal says how
 * far it came.
 */
export async function performAction(activation: Activation, step: ActStep, joined: readonly ActStep[]): Promise<void> {
  const call = callOf(activation, step, joined)
  const repeated = sameIntent(activation, call)
  if (repeated) return refuse(activation, step, `the same intent was carried out with other values (${repeated.title})`)
  const there = await lookBefore(activation, call)
  if (there === 'trouble') return
  if (there && (there.kind === 'as expected' || !step.spec.amend)) return adopt(activation, call, there)
  const allowed = await guardCall(activation, call)
  if (!allowed) return
  await performIntended(activation, call)
}

function callOf(activation: Activation, step: ActStep, joined: readonly ActStep[]): Call {
  const { spec } = step
  const all = [step, ...joined].map(decodedInputs)
  const values = joined.length > 0 && spec.merge ? spec.merge(all) : (all[0] ?? {})
  const args = encodeArguments(spec.needs, values)
  const argumentsHash = hashOf({ action: spec.name, arguments: args })
  const occasion = occasionOf(activation, step)
  const intent = spec.identity(values, occasion)
  const earlier = [...activation.state.effects.values()].filter(
    (effect) => effect.argumentsHash === argumentsHash && effect.occasion === occasion,
  )
  const amends =
    spec.amend &&
    [...activation.state.effects.values()].some(
      (effect) => effect.identity === hashOf(intent) && effect.result === 'confirmed',
    )
  const identity = amends ? hashOf([...intent, argumentsHash]) : hashOf(intent)
  return {
    step,
    joined,
    values,
    arguments: args,
    argumentsHash,
    occasion,
    identity,
    key: hashOf([activation.run, identity]).slice(0, 32),
    title: spec.title(values),
    attempt: earlier.length + 1,
    effect: activation.context.id(),
    from: [step, ...joined].flatMap((one) => one.inputs.from),
    literals: step.literals ?? [],
  }
}

/** How often these very inputs were used and confirmed before. */
function occasionOf(activation: Activation, step: ReadyStep): number {
  const key = stepKey(referenceTo(step))
  return [...activation.state.effects.values()].filter(
    (effect) =>
      stepKey(effect.step) === key &&
      effect.step.inputs === step.inputs.hash &&
      effect.result === 'confirmed' &&
      !effect.undone &&
      effect.undoes === undefined,
  ).length
}

/** This run's own effect of the same intent with other values, unless the action may amend it. */
function sameIntent(activation: Activation, call: Call): EffectState | undefined {
  if (call.step.spec.amend) return undefined
  return [...activation.state.effects.values()].find(
    (effect) =>
      effect.identity === call.identity &&
      effect.result === 'confirmed' &&
      !effect.undone &&
      effect.argumentsHash !== call.argumentsHash,
  )
}

async function refuse(activation: Activation, step: ReadyStep, reason: string): Promise<void> {
  await activation.commit([{ type: 'step.failed', step: referenceTo(step), failure: { kind: 'denied', reason } }])
}

/** The effect, if the system shows it before anything was done; `trouble` where it could not be asked. */
async function lookBefore(activation: Activation, call: Call): Promise<Finding | undefined | 'trouble'> {
  const { spec } = call.step
  try {
    const clients = await clientsOf(activation.context, spec)
    const found = await within(spec.timeout, `${spec.name} (looking first)`, () =>
      spec.confirm(call.values, clients, call.occasion),
    )
    const finding = compare(spec, call.values, found)
    return finding.kind === 'nothing' ? undefined : finding
  } catch (error) {
    await stepTrouble(activation, call.step, troubleOf(error))
    return 'trouble'
  }
}

async function stepTrouble(activation: Activation, step: ReadyStep, trouble: Trouble): Promise<void> {
  await activation.commit([
    {
      type: 'step.failed',
      step: referenceTo(step),
      failure: failureOf(activation.known(), step, trouble, activation.context.random),
    },
  ])
}

/** Found before acting: already there, never ours. */
async function adopt(activation: Activation, call: Call, finding: Finding): Promise<void> {
  const reading = readingOf(activation, call.step.spec, call, call.effect, finding, { adopted: true })
  await activation.commit([intentOf(call), ...reading.events], {}, reading.texts)
}

async function performIntended(activation: Activation, call: Call): Promise<void> {
  const { spec } = call.step
  const clients = await clientsOf(activation.context, spec)
  const trouble = await attempt(spec, () => spec.perform(call.values, clients, call.key, say, call.occasion))
  const effect = activation.state.effects.get(call.effect)
  if (effect) await readBack(activation, effect, spec, call.values, trouble)
}

/** Performs, and says what went wrong, if anything was seen to go wrong. */
export async function attempt(spec: ActionSpec, work: () => unknown): Promise<Trouble | undefined> {
  try {
    const answer = await within(spec.timeout, spec.name, work)
    return answer instanceof Said ? troubleSaid(answer) : undefined
  } catch (error) {
    return troubleOf(error)
  }
}

/** Reads an effect back and commits what was found: confirmed, differs, absent, or still unknown. */
export async function readBack(
  activation: Activation,
  effect: EffectState,
  spec: ActionSpec,
  values: Values,
  trouble: Trouble | undefined,
): Promise<void> {
  let finding: Finding
  try {
    const clients = await clientsOf(activation.context, spec)
    finding = compare(
      spec,
      values,
      await within(spec.timeout, `${spec.name} (reading back)`, () => spec.confirm(values, clients, effect.occasion)),
    )
  } catch (error) {
    return stillUnknown(
      activation,
      effect,
      `could not be read back: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  if (effect.undoes !== undefined) finding = asUndo(finding)
  if (finding.kind === 'nothing' && mayStillTurnUp(activation, effect, spec, trouble)) {
    const wait = Math.max(spec.settle, activation.context.grace)
    return stillUnknown(activation, effect, trouble?.reason ?? 'it does not show yet', wait)
  }
  const reading = readingOf(activation, spec, { values, joined: [], step: undefined }, effect.id, finding, {
    adopted: false,
    trouble,
  })
  const state = finding.kind === 'nothing' ? 'absent' : finding.kind === 'differs' ? 'differs' : 'confirmed'
  await activation.commit(
    reading.events,
    { settleEffect: { identity: effect.identity, effect: effect.id, state } },
    reading.texts,
  )
}

/** Taking back is confirmed by finding nothing. */
function asUndo(finding: Finding): Finding {
  return finding.kind === 'nothing' ? { kind: 'as expected', found: null } : { kind: 'nothing' }
}

/** Absence is only believed when the call is known to be over and has had time to show. */
function mayStillTurnUp(
  activation: Activation,
  effect: EffectState,
  spec: ActionSpec,
  trouble: Trouble | undefined,
): boolean {
  const over = trouble === undefined || trouble.kind !== 'later' || trouble.certain
  const wait = over ? spec.settle : Math.max(spec.settle, activation.context.grace)
  return activation.context.clock.now().getTime() < effect.intendedAt + wait
}

async function stillUnknown(activation: Activation, effect: EffectState, reason: string, wait?: number): Promise<void> {
  const count = [...activation.state.effects.values()].filter((one) => one.identity === effect.identity).length
  const again = activation.context.clock.now().getTime() + (wait ?? backOff(count, activation.context.random))
  await activation.commit(
    [
      {
        type: 'effect.read',
        effect: effect.id,
        result: 'unknown',
        adopted: false,
        differing: [],
        reason,
        again: new Date(again).toISOString(),
        facts: [],
        found: null,
      },
    ],
    { settleEffect: { identity: effect.identity, effect: effect.id, state: 'unknown' } },
  )
}

interface ReadingOptions {
  readonly adopted: boolean
  readonly trouble?: Trouble | undefined
}

/** The events that follow from what was found: the reading, the facts it gives, the facts it may have changed. */
function readingOf(
  activation: Activation,
  spec: ActionSpec,
  call: { readonly values: Values; readonly step: ReadyStep | undefined; readonly joined: readonly ReadyStep[] },
  effectId: string,
  finding: Finding,
  options: ReadingOptions,
): { readonly events: readonly EventBody[]; readonly texts: ReadonlyMap<string, string> } {
  const effect = activation.state.effects.get(effectId)
  const step = effect?.step ?? (call.step ? referenceTo(call.step) : undefined)
  const joined = effect?.joined ?? call.joined.map(referenceTo)
  if (!step) throw new Error(`effect ${effectId} belongs to no step`)
  const base = {
    type: 'effect.read' as const,
    effect: effectId,
    adopted: options.adopted,
    facts: [] as readonly FactGiven[],
    found: null as Json,
    differing: [] as readonly string[],
  }
  if (finding.kind === 'nothing')
    return { events: absentEvents(activation, spec, base, effect, step, options.trouble), texts: new Map() }
  if (finding.kind === 'differs') {
    return {
      events: [
        { ...base, result: 'differs', differing: finding.fields, reason: finding.fields.join(', ') },
        ...fallen(activation, spec, step),
      ],
      texts: new Map(),
    }
  }
  const undoing = effect?.undoes !== undefined
  const encoded = undoing ? { json: null, texts: new Map<string, string>() } : encodeFound(spec, finding.found)
  const facts =
    spec.gives && !undoing
      ? [step, ...joined].map((one): FactGiven => ({
          key: keyFor(spec.gives ?? never(), JSON.parse(one.scope) as string[]),
          value: encoded.json,
          label: 'record',
        }))
      : []
  const reason = options.adopted ? 'it was there already' : 'read back as expected'
  return {
    events: [{ ...base, result: 'confirmed', facts, found: encoded.json, reason }, ...fallen(activation, spec, step)],
    texts: encoded.texts,
  }
}

function never(): never {
  throw new Error('unreachable: the action gives a fact')
}

function absentEvents(
  activation: Activation,
  spec: ActionSpec,
  base: Omit<Extract<EventBody, { type: 'effect.read' }>, 'result' | 'reason'>,
  effect: EffectState | undefined,
  step: StepReference,
  trouble: Trouble | undefined,
): readonly EventBody[] {
  const reason = trouble?.reason ?? 'the system said yes, but nothing is there'
  if (trouble && trouble.kind !== 'later') {
    const scope = JSON.parse(step.scope) as string[]
    const blame = trouble.kind === 'refused' ? blameOf(activation.known(), { spec, scope }, trouble.blame) : {}
    return [
      { ...base, result: 'absent', reason },
      { type: 'step.failed', step, failure: { kind: trouble.kind, reason, ...blame } },
    ]
  }
  const again =
    activation.context.clock.now().getTime() + backOff((effect?.attempt ?? 1) - 1, activation.context.random)
  return [{ ...base, result: 'absent', reason, again: new Date(again).toISOString() }]
}

/** After a write, what it may have changed and what it was to make true are looked at again. */
function fallen(activation: Activation, spec: ActionSpec, step: StepReference): readonly EventBody[] {
  const changed = new Set(spec.changes.map((fact) => fact.name))
  const made = new Set(spec.makes.map((check) => check.name))
  const keys = [...activation.state.facts.keys()].filter((key) => {
    const name = key.slice(0, key.indexOf(' '))
    return changed.has(name) || made.has(name)
  })
  const looks = [...activation.loaded.agent.capabilities.values()]
    .filter((one) => one.kind === 'condition')
    .map((one) => one.name)
  const retry = [
    ...looks,
    ...[...changed].flatMap((name) =>
      [...activation.loaded.agent.capabilities.values()]
        .filter((one) => 'gives' in one && one.gives?.name === name)
        .map((one) => one.name),
    ),
  ]
  return [{ type: 'facts.fell', keys, why: `${step.capability} may have changed them`, retry }]
}

/** Takes up an effect whose outcome is not known: reads first, and never performs again blindly. */
export async function verifyEffect(activation: Activation, effect: EffectState): Promise<void> {
  const spec = activation.loaded.agent.capabilities.get(effect.action)
  if (spec?.kind !== 'action')
    throw new Error(
      `the agent has no action "${effect.action}" any more, but run ${activation.run} has an open effect of it`,
    )
  const values = decodeArguments(spec, effect.arguments)
  await readBack(activation, effect, spec, values, {
    kind: 'later',
    reason: 'whether the call happened was not known',
    after: undefined,
    certain: false,
  })
}

export function decodeArguments(spec: ActionSpec, args: Readonly<Record<string, Json>>): Values {
  return Object.fromEntries(
    Object.entries(spec.needs).map(([name, need]) => {
      const json = args[name]
      return [name, json === undefined ? undefined : decodeNeed(need, json)]
    }),
  )
}
