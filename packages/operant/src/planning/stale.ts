import { depthOf, factKey, partsOf, scopeKey } from '../facts/key.ts'
import type { FactKey } from '../journal/events.ts'
import { literalFact } from './provenance-of.ts'
import { stepKey, type KnownFact } from '../journal/state.ts'
import { standingOf, withLists, type Instance, type Knowledge } from './knowledge.ts'
import type { ReadyStep } from './plan.ts'

/** How old, in milliseconds, a look at a check may be when a write is to make it true. */
const checkFreshFor = 60_000

/**
 * What a write rests on that is too old to be relied on, each fact once per attempt: its inputs and what they were
 * made of, what its rules look at, and the checks it is to make true. Once somebody has approved it, all that was read
 * before. Empty when the write may go ahead.
 */
export function staleFacts(known: Knowledge, write: ReadyStep): readonly FactKey[] {
  const limits = new Map<string, number>()
  for (const { fact, within } of Object.values(write.spec.needs)) {
    if (within !== undefined) limits.set(fact.name, Math.min(within, limits.get(fact.name) ?? Infinity))
  }
  const records = recordLimits(known, write)
  const said = lastSaid(known, write)
  const old = [...restsOn(known, basisOf(write))].flatMap(([key, fact]) => {
    const { name } = partsOf(key)
    const own = known.agent.facts.get(name)?.freshFor ?? Infinity
    const freshFor = Math.min(own, limits.get(name) ?? Infinity, records.get(key) ?? Infinity)
    return isRead(known, fact) && (isOlder(known, key, fact, freshFor) || precedes(known, key, fact, said)) ? [key] : []
  })
  return [...old, ...oldChecks(known, write, said)]
}

/**
 * How old the records that bear a write's arguments may be: those that were read, and what the others were worked
 * out from.
 */
function recordLimits(known: Knowledge, { spec, scope }: ReadyStep): ReadonlyMap<FactKey, number> {
  const limits = new Map<FactKey, number>()
  const note = (key: FactKey, within: number): void => {
    const fact = known.state.facts.get(key)
    const before = limits.get(key)
    if (!fact || fact.pinnedBy.length > 0 || (before !== undefined && before <= within)) return
    limits.set(key, within)
    if (!isRead(known, fact)) for (const [source] of fact.from) note(source, within)
  }
  for (const need of Object.values(known.guarded.get(spec.name) ?? {})) {
    const standing = need.within === undefined ? undefined : standingOf(known, need, scope)
    if (standing?.kind === 'met' && need.within !== undefined)
      for (const { key } of withLists(known, standing.from)) note(key, need.within)
  }
  return limits
}

/** What was read longer than `most` milliseconds ago of what these rest on, or longer than its fact allows. */
export function readTooLongAgo(known: Knowledge, instances: readonly Instance[], most: number): readonly FactKey[] {
  return [...restsOn(known, instances)].flatMap(([key, fact]) => {
    const own = known.agent.facts.get(partsOf(key).name)?.freshFor ?? Infinity
    return isRead(known, fact) && isOlder(known, key, fact, Math.min(own, most)) ? [key] : []
  })
}

/** What was read no later than `time` of what these rest on. */
export function readBefore(known: Knowledge, instances: readonly Instance[], time: number): readonly FactKey[] {
  return [...restsOn(known, instances)].flatMap(([key, fact]) =>
    isRead(known, fact) && fact.readAt <= time && !known.state.refreshed.has(key) ? [key] : [],
  )
}

/** What a write is made of, and what its rules look at. */
function basisOf({ inputs }: ReadyStep): readonly Instance[] {
  return [...inputs.from, ...(inputs.guards ?? [])]
}

/** Everything that these rest on, down to what was read. */
export function restsOn(known: Knowledge, instances: readonly Instance[]): ReadonlyMap<FactKey, KnownFact> {
  const below = new Map<FactKey, KnownFact>()
  const collect = (key: FactKey): void => {
    const fact = known.state.facts.get(key)
    if (!fact || below.has(key)) return
    below.set(key, fact)
    // What was decided under a write stands whatever it was made of says now.
    if (fact.pinnedBy.length === 0) for (const [source] of fact.from) collect(source)
  }
  for (const { key } of withLists(known, instances)) collect(key)
  return below
}

function isOlder(known: Knowledge, key: FactKey, fact: KnownFact, milliseconds: number): boolean {
  return known.state.now - fact.readAt > milliseconds && !known.state.refreshed.has(key)
}

/** When somebody approved or changed a write that was not made since; before it, the world may have moved. */
function lastSaid({ state }: Knowledge, { spec, scope }: ReadyStep): number | undefined {
  if (spec.kind !== 'action' || state.requests.size === 0) return undefined
  const key = stepKey({ capability: spec.name, scope: scopeKey(scope) })
  const last = [...state.requests.values()].findLast(({ kind, step }) => kind === 'approve' && stepKey(step) === key)
  if (last?.answer?.kind !== 'approved' && last?.answer?.kind !== 'edited') return undefined
  const used = [...state.effects.values()].some((effect) => effect.approval === last.id)
  return used ? undefined : last.answeredAt
}

/** What a model read by words of its own nobody else can read again: it would have to propose it once more. */
function precedes(known: Knowledge, key: FactKey, fact: KnownFact, said: number | undefined): boolean {
  if (said === undefined || fact.readAt > said || known.state.refreshed.has(key)) return false
  return fact.from.every(([source]) => partsOf(source).name !== literalFact)
}

/** Only what a system was asked for can be asked for again. */
function isRead(known: Knowledge, fact: KnownFact): boolean {
  const kind = known.agent.capabilities.get(fact.giver.capability)?.kind
  return fact.how === 'looked' || (fact.how === 'read' && kind === 'query')
}

function oldChecks(known: Knowledge, { spec, scope }: ReadyStep, said: number | undefined): readonly FactKey[] {
  const makes = 'makes' in spec ? spec.makes : []
  return makes.flatMap((check) => {
    const key = factKey(check.name, scope.slice(0, depthOf(check.scope)))
    const fact = known.state.facts.get(key)
    return fact && (isOlder(known, key, fact, checkFreshFor) || precedes(known, key, fact, said)) ? [key] : []
  })
}

/** Whether a write rests on something that an effect of unknown outcome may have changed. */
export function restsOnUnknown(known: Knowledge, write: ReadyStep): boolean {
  const changed = new Set(
    [...known.state.effects.values()].flatMap((effect) => {
      const spec = effect.result === 'unknown' ? known.agent.capabilities.get(effect.action) : undefined
      return spec?.kind === 'action' ? spec.changes.map((fact) => fact.name) : []
    }),
  )
  return changed.size > 0 && [...restsOn(known, basisOf(write)).keys()].some((key) => changed.has(partsOf(key).name))
}
