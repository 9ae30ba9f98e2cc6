import { mayBeLeftOut, plainName } from '../agent/argument.ts'
import { defaultCalendar, type BusinessCalendar } from '../calendar/business-calendar.ts'
import { at, canonical, hashOf, sameJson, type Json } from '../facts/json.ts'
import { depthOf, factKey, keyFor, partsOf, type Scope } from '../facts/key.ts'
import type { EntitySpec, FactSpec } from '../facts/fact.ts'
import type { Principal, Provenance } from '../facts/provenance.ts'
import type { NeedSpec } from '../facts/need.ts'
import type { Agent } from '../agent/define-agent.ts'
import type { FactKey } from '../journal/events.ts'
import type { KnownFact, RunState } from '../journal/state.ts'

/** A run's state beside its agent, with what has been worked out about them so far. */
export interface Knowledge {
  readonly agent: Agent
  readonly state: RunState
  /** Facts the guardrail will ask about, by action: read before the action is proposed. */
  readonly guarded: ReadonlyMap<string, Readonly<Record<string, NeedSpec>>>
  readonly usable: Map<FactKey, boolean>
  /** By which business days are counted. */
  readonly calendar: BusinessCalendar
  /** The goal is a question: nothing may be changed for it. */
  readonly asksOnly?: boolean
}

export function knowledge(
  agent: Agent,
  state: RunState,
  guarded: Knowledge['guarded'] = new Map(),
  calendar: BusinessCalendar = defaultCalendar,
): Knowledge {
  return { agent, state, guarded, calendar, usable: new Map() }
}

/**
 * What search may rest on: no value that a model chose, nor what was made of one. Whatever rests on those is proposed by
 * the model itself, and bound with the checks that belong to its proposals.
 */
export function withoutChosen(known: Knowledge): Knowledge {
  const chosen = [...known.state.facts].flatMap(([key, { label }]) => (label === 'literal' ? [key] : []))
  return chosen.length === 0 ? known : { ...known, usable: new Map(chosen.map((key) => [key, false])) }
}

/** The fact, where it can be relied on: known, not refuted, and resting on nothing that changed since. */
export function usableFact(known: Knowledge, key: FactKey): KnownFact | undefined {
  const fact = known.state.facts.get(key)
  return fact && isUsable(known, key, fact) ? fact : undefined
}

function isUsable(known: Knowledge, key: FactKey, fact: KnownFact): boolean {
  const before = known.usable.get(key)
  if (before !== undefined) return before
  known.usable.set(key, false)
  const result =
    !fact.fallen &&
    (fact.pinnedBy.length > 0 ||
      (!fact.dirty && fact.from.every(([source, version]) => stands(known, source, version))))
  known.usable.set(key, result)
  return result
}

function stands(known: Knowledge, key: FactKey, version: number): boolean {
  const { name, scope } = partsOf(key)
  const kind = known.agent.entities.get(name)
  if (kind) return (memberInstance(known, kind, scope)?.version ?? 0) === version
  return (usableFact(known, key)?.version ?? 0) === version
}

/** The members of a kind below `scope`, or undefined while the list is not known. */
function membersOf(known: Knowledge, kind: EntitySpec, scope: Scope): readonly string[] | undefined {
  const members = memberValues(instanceOf(known, kind.members.fact, scope), kind)
  return members && [...new Set(members.map((member) => memberName(kind, member)))]
}

function memberValues(list: Instance | undefined, kind: EntitySpec): readonly Json[] | undefined {
  const members = list && at(list.value, kind.members.path)
  return Array.isArray(members) ? (members as readonly Json[]) : undefined
}

function memberName(kind: EntitySpec, member: Json): string {
  const name = kind.key === undefined ? member : at(member, [kind.key])
  return typeof name === 'string' ? name : canonical(name ?? null)
}

/** Every scope of a kind that is known so far; `missing` are the scopes whose list of members is not. */
export function scopesOf(
  known: Knowledge,
  kind: EntitySpec | undefined,
): {
  readonly scopes: readonly Scope[]
  readonly missing: readonly { readonly kind: EntitySpec; readonly scope: Scope }[]
} {
  if (!kind) return { scopes: [[]], missing: [] }
  const above = scopesOf(known, kind.parent)
  const scopes: Scope[] = []
  const missing = [...above.missing]
  for (const scope of above.scopes) {
    const members = membersOf(known, kind, scope)
    if (members) scopes.push(...members.map((member) => [...scope, member]))
    else missing.push({ kind, scope })
  }
  return { scopes, missing }
}

/** What a fact's instance says now: its value, and the version others rest on. */
export interface Instance {
  readonly key: FactKey
  readonly value: Json
  readonly version: number
  readonly confidence: number
  readonly label: KnownFact['label']
  readonly readAt: number
  /** What it is an instance of, and what is known of it; absent for what stands for itself. */
  readonly of?: { readonly fact: FactSpec; readonly known: KnownFact }
  /** Where in its value is looked; absent: the whole of it. */
  readonly path?: readonly string[]
  /** Of a value that a model made up: everybody outside whose words it had been shown. */
  readonly writers?: readonly Principal[]
  /** Of a value that was worked out of others: the label that those come to. */
  readonly made?: Provenance
}

/** The instance of a fact that `scope` sees, where it can be relied on. */
export function instanceOf(known: Knowledge, fact: FactSpec, scope: Scope): Instance | undefined {
  const kind = fact.about
  if (kind && fact.name === kind.name) return memberInstance(known, kind, scope.slice(0, depthOf(kind)))
  const key = keyFor(fact, scope)
  const found = usableFact(known, key)
  return (
    found && {
      key,
      value: found.value,
      version: found.version,
      confidence: found.confidence,
      label: found.label,
      readAt: found.readAt,
      of: { fact, known: found },
    }
  )
}

function memberInstance(known: Knowledge, kind: EntitySpec, scope: Scope): Instance | undefined {
  const list = instanceOf(known, kind.members.fact, scope.slice(0, -1))
  const member = memberValues(list, kind)?.find((one) => memberName(kind, one) === scope.at(-1))
  if (!list || member === undefined) return undefined
  return {
    key: factKey(kind.name, scope),
    value: member,
    version: versionOf(member),
    confidence: list.confidence,
    label: list.label,
    readAt: list.readAt,
    ...(list.of ? { of: { fact: kind.element, known: list.of.known } } : {}),
  }
}

/**
 * Instances and, for each member of a list, the fact that lists it: what a write rests on, the choice of what it is
 * about included.
 */
export function withLists(known: Knowledge, instances: readonly Instance[]): readonly Instance[] {
  const lists = instances.flatMap(({ key }) => {
    const { name, scope } = partsOf(key)
    const kind = known.agent.entities.get(name)
    const list = kind && instanceOf(known, kind.members.fact, scope.slice(0, -1))
    return list ? withLists(known, [list]) : []
  })
  return [...instances, ...lists]
}

/** Versions are only ever compared: a member's is made of its value, so that a longer list leaves it as it was. */
function versionOf(member: Json): number {
  return Number.parseInt(hashOf(member).slice(0, 12), 16)
}

/** How a need stands. `closed` means that no further step can change it as things are. */
export type NeedStanding =
  | { readonly kind: 'met'; readonly value: Json | undefined; readonly from: readonly Instance[] }
  | { readonly kind: 'open'; readonly wants: readonly Wanted[] }
  | { readonly kind: 'closed'; readonly why: string }

/** A fact instance that has to be known; `floor` is the least confidence. */
export interface Wanted {
  readonly fact: FactSpec
  readonly scope: Scope
  readonly floor: number
  /** A list of members that must be known before it is clear what else is wanted. */
  readonly opens: boolean
  /** For a check: it has to be known, whether true or false. */
  readonly either?: boolean
}

/** How `need` stands for `scope`. */
export function standingOf(known: Knowledge, need: NeedSpec, scope: Scope): NeedStanding {
  if (need.mode === 'argument') return argumentStanding(need)
  if (need.mode === 'refuted') return refutedStanding(known, need, scope)
  if (need.mode === 'all') return allStanding(known, need, scope)
  return valueStanding(known, need, scope)
}

function valueStanding(known: Knowledge, need: NeedSpec, scope: Scope): NeedStanding {
  const instance = instanceOf(known, need.fact, scope)
  const floor = need.atLeast ?? 0
  if (!instance || instance.confidence < floor || (isCheck(known, need.fact) && instance.value !== true)) {
    return { kind: 'open', wants: [{ fact: need.fact, scope, floor, opens: false }] }
  }
  const wrong =
    need.is && Object.entries(need.is).find(([field, value]) => !sameJson(at(instance.value, [field]) ?? null, value))
  if (wrong)
    return {
      kind: 'closed',
      why: `${need.fact.name}${ruleOf(known, instance)} has ${wrong[0]} ${shown(at(instance.value, [wrong[0]]))}, not ${shown(wrong[1])}`,
    }
  const value = at(instance.value, need.path)
  if (value === undefined && need.mode !== 'maybe')
    return { kind: 'closed', why: `${need.fact.name} has no ${need.path.join('.')}` }
  return { kind: 'met', value, from: [need.path.length === 0 ? instance : { ...instance, path: need.path }] }
}

/** The row that decided a value, for people: it says more than the value. */
function ruleOf(known: Knowledge, instance: Instance): string {
  const rule = known.state.facts.get(instance.key)?.rule
  return rule === undefined ? '' : `, by rule "${rule}",`
}

/** An argument that nobody binds: left out where it may be. */
function argumentStanding(need: NeedSpec): NeedStanding {
  return mayBeLeftOut(need)
    ? { kind: 'met', value: undefined, from: [] }
    : { kind: 'closed', why: `"${plainName(need.fact.name)}" has to be chosen by a model or a person` }
}

export function isCheck(known: Knowledge, fact: FactSpec): boolean {
  return known.agent.capabilities.get(fact.name)?.kind === 'condition'
}

function refutedStanding(known: Knowledge, need: NeedSpec, scope: Scope): NeedStanding {
  const refuted = known.state.refuted
    .get(keyFor(need.fact, scope))
    ?.findLast((one) => sameJson([...one.path], [...need.path]))
  return refuted
    ? { kind: 'met', value: refuted.value, from: [] }
    : { kind: 'closed', why: `no ${[need.fact.name, ...need.path].join('.')} was refused` }
}

function allStanding(known: Knowledge, need: NeedSpec, scope: Scope): NeedStanding {
  const kind = need.fact.about
  if (!kind) return { kind: 'closed', why: `${need.fact.name} is about one thing, so there is no "all" of it` }
  const above = scope.slice(0, depthOf(kind) - 1)
  const members = membersOf(known, kind, above)
  if (!members) return { kind: 'open', wants: [{ fact: kind.members.fact, scope: above, floor: 0, opens: true }] }
  const standings = members.map((member) => valueStanding(known, { ...need, mode: 'value' }, [...above, member]))
  const closed = standings.find((one) => one.kind === 'closed')
  if (closed) return closed
  const wants = standings.flatMap((one) => (one.kind === 'open' ? one.wants : []))
  if (wants.length > 0) return { kind: 'open', wants }
  const met = standings.flatMap((one) => (one.kind === 'met' ? [one] : []))
  const list = instanceOf(known, kind.members.fact, above)
  return {
    kind: 'met',
    value: met.map((one) => one.value ?? null),
    from: [...(list ? [{ ...list, path: kind.members.path }] : []), ...met.flatMap((one) => one.from)],
  }
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'nothing' : typeof value === 'string' ? `"${value}"` : JSON.stringify(value)
}
