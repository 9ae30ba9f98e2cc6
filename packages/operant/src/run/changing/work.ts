import { say } from '../../agent/say.ts'
import type { ChangeSetSpec } from '../../agent/capability.ts'
import type { Stop } from '../../journal/events.ts'
import type { SetElementState, SetState } from '../../journal/set-state.ts'
import type { EffectState } from '../../journal/state.ts'
import type { Activation } from '../activation.ts'
import { decodeArguments, intentOf } from '../calling/call.ts'
import { attempt, whatIsThere, type Attempting } from '../calling/read-back.ts'
import { fellAfter, readingOf } from '../calling/reading.ts'
import { standingHere } from '../stopping/stops.ts'
import { CallTurn } from '../stepping/call-turn.ts'
import { referenceTo } from '../stepping/take-step.ts'
import { eachAtOnce } from './at-once.ts'
import { actionOf } from './element-call.ts'
import { intendAll } from './intend.ts'
import { judgeElement, type Going, type Judged } from './judge-element.ts'
import { roomOf, Standing, withinLimits } from './limits.ts'
import { ElementNotes } from './note.ts'
import { ofElement, Outcomes } from './outcomes.ts'
import { entered, takeTurns, togetherOf } from './turns.ts'

/** Elements whose intents one commit holds at most. */
const mostTogether = 250

/**
 * Carries out the next chunk of a set: looks, decides, commits the intents, calls and reads back. What one element comes
 * to stops no other. Answers the limit that is reached, where nothing may be begun any more.
 */
export async function workOn(
  activation: Activation,
  set: SetState,
  spec: ChangeSetSpec,
  ready: readonly SetElementState[],
): Promise<string | undefined> {
  const [first] = ready
  if (!first) return undefined
  const room = Math.min(mostTogether, roomOf(activation), togetherOf(activation, ready))
  // An approval is used by one commit: what others approved comes with the next.
  const alike = ready.filter(({ request }) => request === first.request).slice(0, room)
  const { elements, over } = withinLimits(activation, alike)
  if (elements.length === 0) return over
  const known = activation.known()
  const atOnce = Math.min(spec.atOnce, activation.goal.limits.atOnce)
  const judged = await eachAtOnce(elements, atOnce, (element) => judgeElement(activation, known, set, element))
  const notes = new ElementNotes(set)
  const going = sorted(activation, set, judged, notes)
  await adoptAll(activation, set, judged)
  await takeTurns(activation, going)
  const intended = await intendAll(activation, set, going, notes)
  const rest = notes.events()
  if (rest.length > 0) await activation.commit(rest)
  await performAll(activation, intended, atOnce)
  return undefined
}

/** Those that go; what becomes of the others is noted. */
function sorted(
  activation: Activation,
  set: SetState,
  judged: readonly Judged[],
  notes: ElementNotes,
): readonly Going[] {
  const standing = new Standing(activation)
  return judged.flatMap((one): readonly Going[] => {
    if (one.kind === 'decided') {
      notes.resolved(one.element, one.call)
      notes.decided(one.element, one, one.anew)
    }
    if (one.kind === 'trouble') notes.trouble(activation, one.element, one.trouble)
    if (one.kind !== 'go') return []
    const refusal = standing.refuses(set, one.call)
    if (refusal !== undefined) {
      notes.left(one.element, 'failed', refusal)
      return []
    }
    notes.decided(one.element, one)
    return [one]
  })
}

/** What is there already is written down as somebody else's, and not made. */
async function adoptAll(activation: Activation, set: SetState, judged: readonly Judged[]): Promise<void> {
  const found = judged.flatMap((one) => (one.kind === 'there' ? [one] : []))
  if (found.length === 0) return
  const readings = found.map(({ element, call, finding }) => {
    const steps = { step: referenceTo(call.step), joined: call.joined.map(referenceTo) }
    const subject = { ...steps, id: call.effect, undoes: undefined, arguments: call.arguments }
    const label = { label: 'record', writers: [], owners: [] } as const
    const { events, texts } = readingOf(activation, call.step.spec, { ...subject, ...label }, finding, true)
    const intent = intentOf(activation, call, undefined, { id: set.id, element: element.number })
    return { events: [intent, ofElement(events[0], steps)], texts }
  })
  await activation.commit(
    readings.flatMap(({ events }) => events),
    {},
    new Map(readings.flatMap(({ texts }) => [...texts])),
  )
}

async function performAll(activation: Activation, going: readonly Going[], atOnce: number): Promise<void> {
  if (going.length === 0) return
  const outcomes = new Outcomes(activation)
  const standing = stopsOf(activation, going)
  const held = heldBy(activation, outcomes)
  await eachAtOnce(going, atOnce, async ({ call, switches }) => {
    const effect = activation.state.effects.get(call.effect)
    if (!effect) return
    if (await held()) return outcomes.notBegun(effect)
    const turn = CallTurn.of(activation, call.step.spec)
    try {
      await perform(activation, { call, switches }, effect, { turn, standing }, outcomes)
    } finally {
      turn?.leave()
    }
  })
  await outcomes.flush()
  await lookForForbidden(activation)
}

async function perform(
  activation: Activation,
  { call, switches }: Pick<Going, 'call' | 'switches'>,
  effect: EffectState,
  attempting: Attempting,
  outcomes: Outcomes,
): Promise<void> {
  const { spec } = call.step
  const { turn } = attempting
  if (turn && !(await entered(turn))) return outcomes.notBegun(effect)
  const work = (clients: Readonly<Record<string, unknown>>) =>
    spec.perform(call.values, clients, call.key, say, call.occasion)
  const ended = await attempt(activation, effect, spec, switches, work, attempting)
  if (!ended) return outcomes.notBegun(effect)
  await outcomes.add(effect, await whatIsThere(activation, effect, spec, call.values, ended, turn))
}

/**
 * Whether somebody has said stop since: looked at now and then between the calls of a chunk. Who has taken the run over
 * meanwhile is noticed by what is committed then.
 */
function heldBy(activation: Activation, outcomes: Outcomes): () => Promise<boolean> {
  const { clock, store } = activation.context
  let looked = clock.now().getTime()
  let held = false
  return async () => {
    if (held || clock.now().getTime() <= looked + lookServes) return held
    looked = clock.now().getTime()
    await outcomes.flush()
    held ||= (await store.inbox(activation.run)).some(({ kind }) => kind === 'cancel')
    return held
  }
}

/** What must never be is looked at again after each chunk, before the next is begun. */
async function lookForForbidden(activation: Activation): Promise<void> {
  if (activation.goal.never.length === 0) return
  const fell = fellAfter(activation, { changes: [], makes: [] }, [], 'a part of a change set was carried out')
  if (fell.length > 0) await activation.commit(fell)
}

/** How long one look at the database's stops serves the calls that follow, in milliseconds. */
const lookServes = 250

/** Stops that stand before a call, with one look for all calls of a moment. */
function stopsOf(activation: Activation, going: readonly Going[]) {
  const { context } = activation
  const all = [...new Set(going.flatMap(({ switches }) => switches))]
  // Their intents were committed just now, where no stop stood.
  let looked = context.clock.now().getTime()
  let stored: Promise<readonly Stop[]> = Promise.resolve([])
  return async (_: Activation, __: EffectState, switches: readonly string[]): Promise<readonly Stop[]> => {
    const here = standingHere(activation, switches)
    if (here.length > 0) return here
    const now = context.clock.now().getTime()
    if (now > looked + lookServes) {
      looked = now
      stored = context.store.stopsOn(all)
    }
    const stops = (await stored).filter((stop) => switches.includes(stop.switch))
    return stops.length > 0 ? stops : standingHere(activation, switches)
  }
}

/** Elements of sets that nothing is known of yet, read back together: nothing is performed again blindly. */
export async function verifyAll(activation: Activation, effects: readonly EffectState[]): Promise<void> {
  const outcomes = new Outcomes(activation)
  await eachAtOnce(effects.slice(0, mostTogether), verifiedAtOnce, async (effect) => {
    const element = effect.set && activation.state.sets.get(effect.set.id)?.elements[effect.set.element]
    if (!element) throw new Error(`effect ${effect.id} is of a change set that run ${activation.run} does not know`)
    const spec = actionOf(activation, element)
    const values = decodeArguments(spec, effect.arguments)
    await outcomes.add(effect, await whatIsThere(activation, effect, spec, values, undefined))
  })
  await outcomes.flush()
}

/** Read-backs under way at once. */
const verifiedAtOnce = 20
