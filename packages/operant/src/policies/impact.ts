import { setImmediate as breathe } from 'node:timers/promises'
import { compareSeverity, outcomeText, type Outcome } from '../guard/outcome.ts'
import { BadValue } from '../facts/fact.ts'
import { outcomeOf } from '../guard/decide.ts'
import { decidingRule } from '../guard/explain.ts'
import type { DecisionReason, DecisionRecord } from '../journal/decision-record.ts'
import type { Instant, RunEvent } from '../journal/events.ts'
import type { Json } from '../facts/json.ts'
import type { LoadedAgent } from '../run/loading/load-agent.ts'
import { decisionsIn, factsThen, type RecordedDecision } from './recorded.ts'
import { decideSaved, type People } from './try-case.ts'

/** A decision that would be another one. */
export interface Flip {
  readonly run: string
  readonly seq: number
  readonly at: Instant
  readonly action: string
  readonly arguments: Readonly<Record<string, Json>>
  readonly before: string
  readonly after: string
  /** `other`: as severe, by other people. */
  readonly change: 'milder' | 'stricter' | 'other'
  /** The rule or row that decides before and after. */
  readonly by: { readonly before: string; readonly after: string }
}

/** What policies would have decided otherwise than those that govern, of what was decided lately. */
export interface Impact {
  readonly runs: number
  /** Of the oldest decision that was looked at. */
  readonly since: Instant | null
  readonly decisions: number
  readonly same: number
  /** Decisions that cannot be told: they look at what was not read then, or at what was only asked for the call. */
  readonly untold: number
  readonly milder: number
  readonly stricter: number
  readonly other: number
  /** The newest first, at most 200. */
  readonly flips: readonly Flip[]
  /** How often each rule or row had a say, by its name; what is not in it had none. */
  readonly heard: ReadonlyMap<string, number>
}

interface Sides {
  readonly before: LoadedAgent
  readonly after: LoadedAgent
  readonly people: People
}

const mostFlips = 200

/**
 * Decides again what was decided in these runs, by the policies that govern and by others. What else had a say then
 * (what no record bore, a stop, a budget that was used up) has the same say in both.
 */
export async function impactOf(
  sides: Sides,
  runs: readonly string[],
  read: (run: string) => Promise<readonly RunEvent[]>,
): Promise<Impact> {
  const flips: Flip[] = []
  const heard = new Map<string, number>()
  const counts = { decisions: 0, same: 0, untold: 0, milder: 0, stricter: 0, other: 0 }
  let since: Instant | null = null
  for (const run of runs) {
    const events = await read(run)
    for (const recorded of decisionsIn(run, events)) {
      counts.decisions += 1
      if (since === null || recorded.at < since) since = recorded.at
      const again = decidedAgain(sides, events, recorded)
      for (const rule of again?.rules ?? []) heard.set(rule, (heard.get(rule) ?? 0) + 1)
      if (!again) counts.untold += 1
      else if (!again.flip) counts.same += 1
      else {
        counts[again.flip.change] += 1
        flips.push(again.flip)
      }
    }
    // A server has other things to do as well.
    await breathe()
  }
  const newest = flips.toSorted((one, other) => (one.at < other.at ? 1 : -1)).slice(0, mostFlips)
  return { runs: runs.length, since, ...counts, flips: newest, heard }
}

interface Again {
  /** Every rule and row of the new policies that had a say. */
  readonly rules: readonly string[]
  readonly flip: Flip | undefined
}

function decidedAgain(
  { before, after, people }: Sides,
  events: readonly RunEvent[],
  recorded: RecordedDecision,
): Again | undefined {
  const [old, now] = [before, after].map((side) => decisionUnder(side, events, recorded, people))
  if (!old || !now) return undefined
  const kept = keptOutcome(recorded.decision)
  const [one, other] = [outcomeWith(kept, old), outcomeWith(kept, now)]
  const rules = [...new Set(now.reasons.map(({ rule }) => rule))]
  if (outcomeText(one) === outcomeText(other)) return { rules, flip: undefined }
  const { run, seq, at, action, arguments: values } = recorded
  const by = { before: decidingRule(old) ?? '', after: decidingRule(now) ?? '' }
  const told = { run, seq, at, action, arguments: values, before: outcomeText(one), after: outcomeText(other), by }
  return { rules, flip: { ...told, change: changeOf(one, other) } }
}

function changeOf(before: Outcome, after: Outcome): Flip['change'] {
  const difference = compareSeverity(after.effect, before.effect)
  return difference === 0 ? 'other' : difference < 0 ? 'milder' : 'stricter'
}

function decisionUnder(
  side: LoadedAgent,
  events: readonly RunEvent[],
  recorded: RecordedDecision,
  people: People,
): DecisionRecord | undefined {
  const facts = factsThen(side, events, recorded)
  if (!facts) return undefined
  const { action, arguments: values, startedBy, at } = recorded
  const call = { action, arguments: values, facts, literals: [], startedBy, now: new Date(at) }
  try {
    return decideSaved(side, call, people)
  } catch (error) {
    // The agent has changed since: it has no such action, or takes other arguments.
    if (error instanceof BadValue) return undefined
    throw error
  }
}

/** The most severe of what no table or rule says: it was so then, and would be so again. */
function keptOutcome(recorded: DecisionRecord): Outcome {
  const effects = recorded.reasons.filter(isKept).map(({ effect }) => effect)
  const effect = effects.toSorted(compareSeverity).at(-1) ?? 'allow'
  return outcomeOf({ ...recorded, effect })
}

function outcomeWith(kept: Outcome, record: DecisionRecord): Outcome {
  const own = outcomeOf(record)
  return compareSeverity(kept.effect, own.effect) > 0 ? kept : own
}

const keptLayers: readonly (DecisionReason['layer'] | undefined)[] = [
  'stop',
  'arguments',
  'identity',
  'relation',
  'subject',
  'entitlement',
  'egress',
  'budget',
]

function isKept({ layer }: DecisionReason): boolean {
  return keptLayers.includes(layer)
}
