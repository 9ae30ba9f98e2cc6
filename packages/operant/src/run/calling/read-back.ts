import { Said } from '../../agent/say.ts'
import type { ActionSpec, Awaitable, Values } from '../../agent/capability.ts'
import { compare, type Finding } from '../../effects/contract.ts'
import { stopText } from '../../guard/layers/stops.ts'
import type { KeptText } from '../../facts/outside-text.ts'
import type { EventBody, Stop } from '../../journal/events.ts'
import type { EffectState } from '../../journal/state.ts'
import type { Activation } from '../activation.ts'
import { troubleOf, troubleSaid, type Trouble } from '../stepping/failures.ts'
import { settleClaim } from './claim.ts'
import { absentEvents, readingOf } from './reading.ts'
import { standingBefore } from '../stopping/stops.ts'
import type { Also } from '../store.ts'
import { CallTurn } from '../stepping/call-turn.ts'
import { clientsOf, outside } from '../stepping/outside.ts'

/** How a call ended, as far as was seen. */
export type CallEnd =
  | { readonly kind: 'answered'; readonly answer: unknown }
  | Trouble
  /** A stop came before it was begun. */
  | { readonly kind: 'stopped'; readonly reason: string; readonly stops: readonly Stop[] }

/** With what a call is made. */
export interface Attempting {
  /** Its turn at systems that have limits; it has come. */
  readonly turn: CallTurn | undefined
  readonly standing?: typeof standingBefore
}

/**
 * Makes the call of an intent, and says how it ended. Undefined where it was not made: too late, for another worker
 * may already believe that it never was, or no longer ours to make.
 */
export async function attempt(
  activation: Activation,
  effect: EffectState,
  spec: ActionSpec,
  switches: readonly string[],
  work: (clients: Values) => Awaitable<unknown>,
  { turn, standing = standingBefore }: Attempting,
): Promise<CallEnd | undefined> {
  const { context } = activation
  let clients: Values
  try {
    clients = await clientsOf(context, spec)
  } catch (error) {
    return { kind: 'later', reason: reasonOf(error), after: undefined, certain: true }
  }
  const stops = await standing(activation, effect, switches)
  if (stops.length > 0) return { kind: 'stopped', reason: stops.map(stopText).join(' '), stops }
  const late = context.clock.now().getTime() > effect.intendedAt + context.grace
  if (late || activation.signal?.aborted === true) return undefined
  try {
    const answer = await outside(context, spec, spec.name, () => work(clients), turn)
    return answer instanceof Said ? troubleSaid(answer) : { kind: 'answered', answer }
  } catch (error) {
    return thrown(error, spec)
  }
}

/** What was thrown; a value that does not fit says nothing of the call, which nothing else will tell of either. */
function thrown(error: unknown, { confirm }: ActionSpec): Trouble {
  const trouble = troubleOf(error)
  const told = typeof error === 'object' && error !== null && 'retry' in error
  if (confirm || told || trouble.kind !== 'refused') return trouble
  return { kind: 'later', reason: trouble.reason, after: undefined, certain: false }
}

/**
 * Reads an effect back and commits what was found: confirmed, differs, absent, or still unknown. `ended` says how the
 * call ended, if that was seen.
 */
export async function readBack(
  activation: Activation,
  effect: EffectState,
  spec: ActionSpec,
  values: Values,
  ended: CallEnd | undefined,
  turn?: CallTurn,
): Promise<void> {
  const { confirm } = spec
  if (!confirm) return settleClaim(activation, effect, spec, ended)
  const { events, also, texts, waits } = await whatIsThere(activation, effect, spec, values, ended, turn)
  if (waits) await activation.commit(events, also)
  else await activation.commitMeanwhile(events, also, texts)
}

/** What reading an effect back showed, to be committed. */
export interface ReadBack {
  /** The reading first, then what follows from it. */
  readonly events: readonly EventBody[]
  readonly also: Pick<Also, 'settleEffect'>
  readonly texts: ReadonlyMap<string, KeptText>
  /** It cannot be told yet. */
  readonly waits: boolean
}

/** Reads an effect back: confirmed, differs, absent, or still unknown. Nothing is committed. */
export async function whatIsThere(
  activation: Activation,
  effect: EffectState,
  spec: ActionSpec,
  values: Values,
  ended: CallEnd | undefined,
  turn?: CallTurn,
): Promise<ReadBack> {
  if (turn) return lookedBack(activation, effect, spec, values, ended, turn)
  const own = CallTurn.of(activation, spec)
  try {
    return await lookedBack(activation, effect, spec, values, ended, own)
  } finally {
    own?.leave()
  }
}

async function lookedBack(
  activation: Activation,
  effect: EffectState,
  spec: ActionSpec,
  values: Values,
  ended: CallEnd | undefined,
  turn: CallTurn | undefined,
): Promise<ReadBack> {
  const { confirm } = spec
  if (!confirm) throw new Error(`nothing reads ${spec.name} back`)
  await turn?.next()
  const now = activation.context.clock.now().getTime()
  const shows = ended
    ? showsUntil(activation, spec, ended, now)
    : (effect.shows ?? lastChance(activation, effect, spec))
  let finding: Finding
  try {
    const clients = await clientsOf(activation.context, spec)
    const look = () => confirm(values, clients, effect.occasion)
    finding = compare(spec, values, await outside(activation.context, spec, `${spec.name} (reading back)`, look, turn))
  } catch (error) {
    const reason = `it could not be read back: ${reasonOf(error)}`
    return stillUnknown(effect, reason, shows, now + pause(effect.unsettled))
  }
  if (effect.undoes !== undefined) finding = asUndo(finding)
  const reason = ended && ended.kind !== 'answered' ? ended.reason : effect.reason || 'it does not show'
  if (finding.kind === 'nothing' && shows > activation.context.clock.now().getTime())
    return stillUnknown(effect, reason, shows, shows)
  const reading =
    finding.kind === 'nothing'
      ? { events: absentEvents(activation, spec, effect, ended, reason), texts: new Map<string, KeptText>() }
      : // What is there although the call was never begun is somebody else's.
        readingOf(activation, spec, effect, finding, ended?.kind === 'stopped')
  const result =
    finding.kind === 'nothing'
      ? 'absent'
      : reading.events[0]?.type === 'effect.read'
        ? reading.events[0].result
        : 'unknown'
  return { ...reading, also: settled(activation, effect, result), waits: false }
}

type Settled = NonNullable<Also['settleEffect']>['state']

/** What the register of effects learns. Taking one back frees what it held; the taking back itself holds nothing. */
function settled(activation: Activation, effect: EffectState, state: Settled): Pick<Also, 'settleEffect'> {
  if (effect.carried) return foundOut(effect, effect.carried, state)
  if (effect.undoes === undefined) return { settleEffect: { identity: effect.identity, effect: effect.id, state } }
  const undone = activation.state.effects.get(effect.undoes)
  if (!undone || state !== 'confirmed') return {}
  return { settleEffect: { identity: undone.identity, effect: undone.id, state: 'absent' } }
}

/** Of a write that an earlier run made: only what that could not find out is news. What it had confirmed stays its own. */
function foundOut(
  { identity, id }: EffectState,
  { run, was }: NonNullable<EffectState['carried']>,
  state: Settled,
): Pick<Also, 'settleEffect'> {
  return was === 'unknown' && state !== 'unknown' ? { settleEffect: { identity, effect: id, state, of: run } } : {}
}

/** Taking back is confirmed by finding nothing. */
function asUndo(finding: Finding): Finding {
  return finding.kind === 'nothing' ? { kind: 'as expected', found: null, written: [] } : { kind: 'nothing' }
}

/** Until when, in milliseconds, the effect of a call that has just ended may still turn up. */
function showsUntil(activation: Activation, spec: ActionSpec, ended: CallEnd, now: number): number {
  if (ended.kind === 'answered') return now + spec.settle
  if (ended.kind === 'stopped') return now
  return ended.kind !== 'later' || ended.certain ? now : now + Math.max(spec.settle, activation.context.grace)
}

/** Nothing was seen of the call: it may have begun as late as it was allowed to, and taken as long as it may. */
function lastChance(activation: Activation, effect: EffectState, spec: ActionSpec): number {
  return effect.intendedAt + activation.context.grace + spec.timeout + spec.settle
}

/** Milliseconds until an effect is read back again that could not be read: from a fifth of a second to an hour. */
function pause(readings: number): number {
  return Math.min(3_600_000, 200 * 4 ** readings)
}

function stillUnknown(effect: EffectState, reason: string, shows: number, again: number): ReadBack {
  return {
    events: [
      {
        type: 'effect.read',
        effect: effect.id,
        result: 'unknown',
        adopted: false,
        differing: [],
        reason,
        again: new Date(again).toISOString(),
        shows: new Date(shows).toISOString(),
        facts: [],
        found: null,
      },
    ],
    also:
      effect.undoes === undefined && !effect.carried
        ? { settleEffect: { identity: effect.identity, effect: effect.id, state: 'unknown' } }
        : {},
    texts: new Map(),
    waits: true,
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
