import type { SetState } from '../../journal/set-state.ts'
import type { Activation } from '../activation.ts'
import { intentOf } from '../calling/call.ts'
import { beyondLimit, reservationOf } from '../guarding/guard-call.ts'
import { commitDecided } from '../guarding/governed.ts'
import { influencesOf } from '../guarding/influence.ts'
import { reviewOf } from '../guarding/review.ts'
import { storedBy } from '../guarding/stored-by.ts'
import type { Also, AppendResult } from '../store.ts'
import { stoppedEvent } from '../stopping/stops.ts'
import { referenceTo } from '../stepping/take-step.ts'
import { drainInbox } from '../waiting/inbox.ts'
import { concluded, type Going } from './judge-element.ts'
import type { ElementNotes } from './note.ts'

/**
 * Commits the intents of a chunk with its reservations, in one transaction, and answers those that were. An element
 * whose intent somebody else holds, that a stop concerns or that would pass a budget is taken out; the others go.
 */
export async function intendAll(
  activation: Activation,
  set: SetState,
  all: readonly Going[],
  notes: ElementNotes,
): Promise<readonly Going[]> {
  let going = all
  while (going.length > 0) {
    const events = [
      ...notes.events(),
      ...going.map(({ element, call, approval }) =>
        intentOf(activation, call, approval, { id: set.id, element: element.number }),
      ),
    ]
    const result = await commitDecided(activation, events, carried(activation, set, going))
    if (result.kind === 'appended') {
      notes.told()
      return going
    }
    const left = await withoutRefused(activation, set, going, result, notes)
    if (left.length === going.length && result.kind !== 'over budget') return []
    going = left
  }
  return []
}

function carried(activation: Activation, set: SetState, going: readonly Going[]): Also {
  const influences = influencesOf(activation)
  const request = going.find(({ approval }) => approval !== undefined)?.approval
  const fresh = request !== undefined && !set.used.has(request) ? activation.state.requests.get(request) : undefined
  const at = activation.context.clock.now().toISOString()
  return {
    intendEach: going.map(({ call }) => ({
      identity: call.identity,
      action: call.step.spec.name,
      effect: call.effect,
      argumentsHash: call.argumentsHash,
    })),
    switches: [...new Set(going.flatMap(({ switches }) => switches))],
    reserve: going.flatMap(({ call, reservations }) => reservations.map((one) => reservationOf(one, call.effect))),
    // One that is tried again was in the draw before.
    requests: going.flatMap(({ element, call, record }) =>
      element.effects.length === 0 ? reviewOf(activation, call, record, set) : [],
    ),
    stores: going.flatMap(({ call, approval }) => storedBy(call, approval !== undefined, influences)),
    ...(fresh ? { consumeApproval: { request: fresh.id, argumentsHash: fresh.argumentsHash, at } } : {}),
  }
}

/** Those that are left when a commit was refused; what becomes of the others is noted. */
async function withoutRefused(
  activation: Activation,
  set: SetState,
  going: readonly Going[],
  result: Exclude<AppendResult, { kind: 'appended' | 'policy changed' }>,
  notes: ElementNotes,
): Promise<readonly Going[]> {
  switch (result.kind) {
    case 'identities taken': {
      const holders = new Map(result.by.map((row) => [row.identity, row]))
      return going.filter(({ call, element }) => {
        const holder = holders.get(call.identity)
        if (!holder) return true
        const reason = `run ${holder.run} holds the same intent (${holder.state})`
        notes.trouble(activation, element, { kind: 'later', reason, after: call.step.spec.timeout, certain: true })
        return false
      })
    }
    case 'stopped': {
      const switches = new Set(result.stops.map((stop) => stop.switch))
      const left = going.filter((one) => !one.switches.some((name) => switches.has(name)))
      const [held] = going.filter((one) => !left.includes(one))
      // Others that no stop concerns go first; then the run rests until it is released.
      if (held && left.length === 0)
        await activation.commit([stoppedEvent(referenceTo(held.call.step), set.title, result.stops, held.record)])
      return left
    }
    case 'over budget':
      return withinBudget(activation, going, result, notes)
    case 'approval void': {
      for (const one of going) if (one.approval !== undefined) notes.decided(one.element, one, true)
      return going.filter(({ approval }) => approval === undefined)
    }
    case 'came':
      // Somebody may have said stop, or taken an approval back: it is taken in before anything else is begun.
      await drainInbox(activation)
      return going
    case 'fenced':
    case 'identity taken':
      return going
  }
}

/**
 * In their order, those that still fit into a budget. Of the others the budget says what becomes: people are asked, it
 * waits, or it is not done. An approval of what is beyond the limit lets it go.
 */
function withinBudget(
  activation: Activation,
  going: readonly Going[],
  { budget, usedMinor }: Extract<AppendResult, { kind: 'over budget' }>,
  notes: ElementNotes,
): readonly Going[] {
  let used = usedMinor
  return going.flatMap((one): readonly Going[] => {
    const passed = one.reservations.find(({ key }) => key === budget)
    if (!passed) return [one]
    if (used + passed.amount.minor <= passed.limit.minor) {
      used += passed.amount.minor
      return [one]
    }
    const stricter = activation.loaded.policies.overBudget(one.record, passed)
    const others = one.reservations.filter((other) => other !== passed)
    const after = concluded(activation, one.element, one.call, {
      record: stricter,
      reservations: [...others, beyondLimit(passed)],
      bound: one.bound,
    })
    if (after.kind === 'decided') {
      notes.resolved(after.element, after.call)
      notes.decided(after.element, after, after.anew)
      return []
    }
    used += passed.amount.minor
    return [after]
  })
}
