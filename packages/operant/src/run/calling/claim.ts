import type { ActionSpec } from '../../agent/capability.ts'
import { encodeFound } from '../../effects/contract.ts'
import type { KeptText } from '../../facts/outside-text.ts'
import { somebody } from '../../facts/path-label.ts'
import type { EventBody, FactGiven } from '../../journal/events.ts'
import type { EffectState } from '../../journal/state.ts'
import { givenKey } from '../../planning/given-key.ts'
import type { Activation } from '../activation.ts'
import { absentEvents, fellAfter } from './reading.ts'
import type { CallEnd } from './read-back.ts'
import { saidWith } from './said.ts'

/**
 * Commits what is known of a call that nothing can read back: claimed where the system said yes, absent where it said
 * no or was never asked, and otherwise not known for good. `ended` says how the call ended, if that was seen.
 */
export async function settleClaim(
  activation: Activation,
  effect: EffectState,
  spec: ActionSpec,
  ended: CallEnd | undefined,
): Promise<void> {
  const { identity, id } = effect
  if (ended?.kind === 'answered') {
    const { events, texts } = claimOf(activation, effect, spec, ended.answer)
    await activation.commit(events, { settleEffect: { identity, effect: id, state: 'claimed' } }, texts)
  } else if (ended && (ended.kind !== 'later' || ended.certain)) {
    const events = absentEvents(activation, spec, effect, ended, ended.reason)
    await activation.commit(events, { settleEffect: { identity, effect: id, state: 'absent' } })
  } else {
    const seen = ended ? ended.reason : 'the call was begun, and nobody saw how it ended'
    await activation.commit([lostEvent(effect, seen)], { settleEffect: { identity, effect: id, state: 'unknown' } })
  }
}

interface Claim {
  readonly events: readonly EventBody[]
  readonly texts: ReadonlyMap<string, KeptText>
}

/** What the system answered, as its word alone. */
function claimOf(activation: Activation, effect: EffectState, spec: ActionSpec, answer: unknown): Claim {
  const steps = [effect.step, ...effect.joined]
  const fell = fellAfter(activation, spec, steps, `${effect.step.capability} may have changed them`)
  const encoded = encodeFound(spec, answer ?? null)
  const fits = encoded.kind === 'fits'
  const read = {
    type: 'effect.read',
    effect: effect.id,
    result: 'claimed',
    adopted: false,
    differing: [],
    reason: `the system said yes, and nothing reads it back${fits || !spec.gives ? '' : `; its answer is not as declared: ${encoded.reason}`}`,
    facts: fits ? factsOf(spec, effect, encoded.json) : [],
    ...saidWith(activation, spec, effect.id),
    found: fits ? encoded.json : null,
  } as const
  return { events: [read, ...fell], texts: fits ? encoded.texts : new Map() }
}

/** The answer, labelled as what a query reads would be; what strangers wrote in the arguments may stand anywhere in it. */
function factsOf(spec: ActionSpec, effect: EffectState, value: FactGiven['value']): readonly FactGiven[] {
  const { gives } = spec
  if (!gives) return []
  const { label, writers, owners, step, joined } = effect
  const outsiders = Object.values(spec.uses).some((connector) => connector.outsiders)
  const borne = label === 'record' || label === 'person'
  return [step, ...joined].map((one): FactGiven => ({
    key: givenKey(spec, gives, JSON.parse(one.scope) as string[], effect.arguments),
    value,
    label: outsiders ? 'outside' : 'record',
    ...(outsiders ? { writers: [somebody] } : {}),
    ...(borne ? {} : { stored: [{ path: [], label, writers, owners }] }),
  }))
}

/** Only a person can find out: it is never read again, and never repeated. */
function lostEvent(effect: EffectState, reason: string): EventBody {
  return {
    type: 'effect.read',
    effect: effect.id,
    result: 'unknown',
    adopted: false,
    differing: [],
    reason: `${reason}; nothing reads it back`,
    unreadable: true,
    facts: [],
    found: null,
  }
}
