import type { CapabilitySpec } from '../agent/capability.ts'
import { decodeFact } from '../facts/fact.ts'
import { hashOf, type Json } from '../facts/json.ts'
import { keyFor, type Scope } from '../facts/key.ts'
import type { NeedSpec } from '../facts/need.ts'
import type { InputStanding } from './decision-table.ts'
import { instanceOf, type Instance, type Knowledge } from './knowledge.ts'

/** Inputs of a capability whose needs are all met: JSON by need, and the instances they came from. */
export interface StepInputs {
  readonly values: Readonly<Record<string, Json | undefined>>
  readonly from: readonly Instance[]
  /** The instances that each input came from. */
  readonly origins: Readonly<Record<string, readonly Instance[]>>
  /** What the rules that judge it will look at: as fresh as its inputs, but no part of them. */
  readonly guards?: readonly Instance[]
  /** Equal for equal input values. */
  readonly hash: string
}

/** Hash of input values: "the same step again". */
export function hashInputs(values: Readonly<Record<string, Json | undefined>>): string {
  const large = Object.values(values).find((value) => Array.isArray(value) && value.length >= longList)
  const before = large === undefined || large === null ? undefined : hashes.get(large as object)
  if (before && sameValues(before.values, values)) return before.hash
  const hash = hashOf(
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, value === undefined ? { absent: true } : { value }]),
    ),
  )
  if (large !== undefined && large !== null) hashes.set(large as object, { values, hash })
  return hash
}

/** From how many entries on a list is long: hashing it at each decision is what a collection of thousands would cost. */
const longList = 50

/** The last hash that each long list went into. Facts never change, so the same objects have the same hash. */
const hashes = new WeakMap<
  object,
  { readonly values: Readonly<Record<string, Json | undefined>>; readonly hash: string }
>()

function sameValues(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
}

/** All needs of a capability: its own and those of the rules that will judge it. */
export function needsOf(known: Knowledge, spec: CapabilitySpec): Readonly<Record<string, NeedSpec>> {
  const guarded = known.guarded.get(spec.name)
  return guarded ? { ...guarded, ...spec.needs } : spec.needs
}

export interface MetNeed {
  readonly kind: 'met'
  readonly value: Json | undefined
  readonly from: readonly Instance[]
}

/** An optional need without its value: it rests on the absence, or on what is known and does not have it. */
export function absentNeed(known: Knowledge, need: NeedSpec, scope: Scope): MetNeed {
  const instance = instanceOf(known, need.fact, scope) ?? absence(keyFor(need.fact, scope))
  return { kind: 'met', value: undefined, from: [{ ...instance, path: need.path }] }
}

/** Absence is a dependency as well: version 0, which no known fact has. */
function absence(key: string): Instance {
  return { key, value: null, version: 0, confidence: 1, label: 'record', readAt: Number.MAX_SAFE_INTEGER }
}

/** The value that a need's JSON stands for. */
export function decodeNeed(need: NeedSpec, json: Json): unknown {
  if (need.mode === 'all' && Array.isArray(json)) return json.map((one: Json) => decodeFact(need.fact, one, need.path))
  return decodeFact(need.fact, json, need.path)
}

/** Collects the inputs of one step as its needs turn out to be met. */
export class InputReader {
  private readonly taken = new Map<string, MetNeed>()
  private readonly guards: Instance[] = []

  take(name: string, need: NeedSpec, met: MetNeed): InputStanding {
    this.taken.set(name, met)
    return { kind: 'known', value: met.value === undefined ? undefined : decodeNeed(need, met.value) }
  }

  guard(met: MetNeed): void {
    this.guards.push(...met.from)
  }

  /** Inputs by name; of a table only those that decided. */
  inputs(used?: readonly string[]): StepInputs {
    const entries = [...this.taken].filter(([name]) => used === undefined || used.includes(name))
    const values = Object.fromEntries(entries.map(([name, met]) => [name, met.value]))
    const origins = Object.fromEntries(entries.map(([name, met]) => [name, met.from]))
    return {
      values,
      origins,
      from: entries.flatMap(([, met]) => met.from),
      guards: this.guards,
      hash: hashInputs(values),
    }
  }
}
