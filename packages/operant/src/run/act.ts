import { compare, type Finding } from '../effects/contract.ts'
import type { EffectState } from '../journal/state.ts'
import { say } from '../agent/say.ts'
import type { Activation } from './activation.ts'
import { amending, callOf, decodeArguments, intentOf, ownRefusal, type Call } from './calling/call.ts'
import type { ActStep } from './deciding/decide.ts'
import { failureOf, troubleOf } from './stepping/failures.ts'
import { guardCall } from './guarding/guard-call.ts'
import { attempt, readBack } from './calling/read-back.ts'
import { decideAnew } from './taking/decisions.ts'
import { readingOf } from './calling/reading.ts'
import { switchesOf } from './stopping/switches.ts'
import { CallTurn } from './stepping/call-turn.ts'
import { clientsOf, outside } from './stepping/outside.ts'
import { referenceTo } from './stepping/take-step.ts'

/**
 * Uses an action: looks whether its effect is there already, asks the guardrail, commits the intent with its
 * reservations, performs, reads back, commits what was found. Whatever goes wrong on the way, the journal says how
 * far it came.
 */
export async function performAction(activation: Activation, step: ActStep, joined: readonly ActStep[]): Promise<void> {
  const call = callOf(activation, step, joined)
  const reason = ownRefusal(activation, call)
  if (reason !== undefined) return refuse(activation, call, reason)
  const turn = CallTurn.of(activation, step.spec)
  try {
    await performInTurn(activation, call, turn)
  } finally {
    turn?.leave()
  }
}

async function performInTurn(activation: Activation, call: Call, turn: CallTurn | undefined): Promise<void> {
  const { spec } = call.step
  const there = await lookBefore(activation, call, turn)
  if (there === undefined) return
  const amends = there.kind === 'differs' && spec.amend
  if (there.kind !== 'nothing' && !amends) return adopt(activation, call, there)
  if (there.kind === 'nothing' && decideAnew(activation)) return
  const wanted = amends ? amending(activation, call) : call
  if (await guardCall(activation, wanted, turn)) await performIntended(activation, wanted, turn)
}

async function refuse(activation: Activation, call: Call, reason: string): Promise<void> {
  await activation.commit(
    [call.step, ...call.joined].map((step) => ({
      type: 'step.failed',
      step: referenceTo(step),
      failure: { kind: 'denied', reason },
    })),
  )
}

/** What the system shows before anything was done; undefined where it could not be asked. */
async function lookBefore(
  activation: Activation,
  call: Call,
  turn: CallTurn | undefined,
): Promise<Finding | undefined> {
  const { spec } = call.step
  const { confirm } = spec
  try {
    await turn?.begin()
    if (!confirm) return { kind: 'nothing' }
    await turn?.next()
    const clients = await clientsOf(activation.context, spec)
    const look = () => confirm(call.values, clients, call.occasion)
    const found = await outside(activation.context, spec, `${spec.name} (looking first)`, look, turn)
    return compare(spec, call.values, found)
  } catch (error) {
    const failure = failureOf(activation.known(), call.step, troubleOf(error), activation.context.random)
    await activation.commit([{ type: 'step.failed', step: referenceTo(call.step), failure }])
    return undefined
  }
}

/** Found before acting: already there, never ours. */
async function adopt(
  activation: Activation,
  call: Call,
  finding: Exclude<Finding, { kind: 'nothing' }>,
): Promise<void> {
  const found = { label: 'record', writers: [], owners: [], arguments: call.arguments } as const
  const steps = { step: referenceTo(call.step), joined: call.joined.map(referenceTo) }
  const reading = readingOf(
    activation,
    call.step.spec,
    { ...steps, ...found, id: call.effect, undoes: undefined },
    finding,
    true,
  )
  await activation.commit([intentOf(activation, call), ...reading.events], {}, reading.texts)
}

async function performIntended(activation: Activation, call: Call, turn: CallTurn | undefined): Promise<void> {
  const { spec } = call.step
  const effect = activation.state.effects.get(call.effect)
  if (!effect) return
  const ended = await attempt(
    activation,
    effect,
    spec,
    switchesOf(activation, call),
    (clients) => spec.perform(call.values, clients, call.key, say, call.occasion),
    { turn },
  )
  if (ended) await readBack(activation, effect, spec, call.values, ended, turn)
}

/** Takes up an effect whose outcome is not known: reads first, and never performs again blindly. */
export async function verifyEffect(activation: Activation, effect: EffectState): Promise<void> {
  const spec = activation.loaded.agent.capabilities.get(effect.action)
  if (spec?.kind !== 'action')
    throw new Error(
      `the agent has no action "${effect.action}" any more, but run ${activation.run} has an open effect of it`,
    )
  await readBack(activation, effect, spec, decodeArguments(spec, effect.arguments), undefined)
}
