import type { ActionSpec, ChangeSetSpec, Values } from '../../agent/capability.ts'
import { ResultOf, type Change } from '../../agent/change-set.ts'
import { depthOf, scopeKey } from '../../facts/key.ts'
import { canonical, hashOf } from '../../facts/json.ts'
import { encodeArguments } from '../../effects/contract.ts'
import type { SetElement } from '../../journal/set-events.ts'
import { inOrder } from './in-order.ts'

/** One write of a set before it has its number; several that are made in one are one. */
interface Draft {
  readonly spec: ActionSpec
  readonly key: string
  readonly scope: readonly string[]
  /** Values that are known. */
  readonly values: Values
  readonly awaits: Readonly<Record<string, ResultOf>>
  readonly after: readonly string[]
  readonly joined: readonly Draft[]
}

export interface Built {
  /** What an element rests on stands before it. */
  readonly elements: readonly SetElement[]
  /** Elements that say the same as one before them: number, and why. */
  readonly twice: readonly { readonly element: number; readonly why: string }[]
}

/**
 * What an author's `each` says, checked and put in order: each name once, only actions of the set, references to elements
 * that there are, nothing in a circle. Writes to a thing that may be changed once are joined into one.
 * @throws Error that says which element is wrong, and how to mend it.
 */
export function buildElements(set: ChangeSetSpec, changes: readonly Change[]): Built {
  const drafts = changes.map((one) => draftOf(set, one))
  const names = new Set<string>()
  for (const { key } of drafts) {
    if (names.has(key)) throw new Error(`two elements are called "${key}": give each a key of its own`)
    names.add(key)
  }
  for (const draft of drafts)
    for (const other of restsOf(draft))
      if (!names.has(other)) throw new Error(`element "${draft.key}" rests on "${other}", and no element is called so`)
  const merged = mergedOf(drafts)
  // Whoever rests on one that is made in one with others rests on them all.
  const places = new Map(merged.flatMap((one) => [one, ...one.joined].map(({ key }) => [key, one] as const)))
  const ordered = inOrder(
    merged,
    (one) =>
      restsOf(one)
        .flatMap((key) => places.get(key) ?? [])
        .filter((other) => other !== one),
    (one) => one.key,
  )
  const numbers = new Map(ordered.map((one, number) => [one, number]))
  const placeOf = (key: string): Place => {
    const place = places.get(key)
    return { number: (place && numbers.get(place)) ?? 0, isPart: (place?.joined.length ?? 0) > 0 }
  }
  return { elements: ordered.map((one) => elementOf(one, placeOf)), twice: twiceIn(ordered) }
}

function draftOf(set: ChangeSetSpec, { key, action, with: given, about, after }: Change): Draft {
  const spec = set.of.find(({ name }) => name === action.name)
  if (!spec) throw new Error(`element "${key}" is a ${action.name}, which is not in "of": add it there`)
  if (about.length !== depthOf(spec.scope))
    throw new Error(
      `element "${key}" must say with "about" which ${spec.scope?.name ?? 'entity'} it is about: expected ${depthOf(spec.scope)} ids, outermost first, not ${about.length}`,
    )
  const values: Record<string, unknown> = {}
  const awaits: Record<string, ResultOf> = {}
  for (const [name, value] of Object.entries(given)) {
    if (value instanceof ResultOf) awaits[name] = value
    else values[name] = value
  }
  return { spec, key, scope: about, values, awaits, after, joined: [] }
}

function restsOf({ after, awaits, joined }: Draft): readonly string[] {
  const own = [...after, ...Object.values(awaits).map(({ element }) => element)]
  return joined.length === 0 ? own : joined.flatMap(restsOf)
}

/** Writes of one action to one thing that may be changed only once become one write. */
function mergedOf(drafts: readonly Draft[]): readonly Draft[] {
  const groups = new Map<string, Draft[]>()
  for (const [index, draft] of drafts.entries()) {
    const { once, merge, name } = draft.spec
    const open = Object.keys(draft.awaits)
    if (once && merge && open.length > 0)
      throw new Error(
        `element "${draft.key}" takes a result that is not known yet (${open.join(', ')}), and ${name} joins its writes to one thing: give it values that are known`,
      )
    const place = once && merge ? canonical([name, once(draft.values)]) : `${index}`
    groups.set(place, [...(groups.get(place) ?? []), draft])
  }
  return [...groups.values()].map((group) => joinedIn(group))
}

function joinedIn(group: readonly Draft[]): Draft {
  const [first] = group
  if (!first) throw new Error('a group of elements has at least one')
  const { merge } = first.spec
  if (!first.spec.once || !merge) return first
  return { ...first, values: merge(group.map(({ values }) => values)), joined: group.length > 1 ? group : [] }
}

/** Which element a key is of, and whether it is one of several that are made in one. */
interface Place {
  readonly number: number
  readonly isPart: boolean
}

/** What a draft waits for, its own element apart. */
function restingOf(draft: Draft, own: number, placeOf: (key: string) => Place): Pick<SetElement, 'after' | 'onParts'> {
  const drafts = draft.joined.length > 0 ? draft.joined : [draft]
  const others = (keys: readonly string[]) => [...new Set(keys)].filter((key) => placeOf(key).number !== own)
  const after = [...new Set(others(drafts.flatMap((one) => one.after)).map((key) => placeOf(key).number))]
  const parts = others(drafts.flatMap(restsOf)).filter((key) => placeOf(key).isPart)
  return {
    ...(after.length > 0 ? { after } : {}),
    ...(parts.length > 0 ? { onParts: parts.map((key) => [placeOf(key).number, key] as const) } : {}),
  }
}

function elementOf(draft: Draft, placeOf: (key: string) => Place): SetElement {
  const { spec, key, scope, values, joined } = draft
  const awaits = Object.entries(draft.awaits).map(
    ([name, { element, path }]) => [name, { element: placeOf(element).number, path }] as const,
  )
  const own = placeOf(key).number
  const amount = awaits.length === 0 ? spec.spend?.amount(values) : undefined
  return {
    key,
    ...(joined.length > 0
      ? {
          joined: joined.map((one) => ({
            key: one.key,
            title: titleOf(one),
            scope: scopeKey(one.scope),
            arguments: encodeArguments(spec.needs, one.values),
            ...restingOf(one, own, placeOf),
          })),
        }
      : {}),
    action: spec.name,
    title: titleOf(draft),
    scope: scopeKey(scope),
    arguments: encodeArguments(spec.needs, values),
    ...(awaits.length > 0 ? { awaits: Object.fromEntries(awaits) } : {}),
    ...restingOf(draft, own, placeOf),
    ...(amount ? { spends: { minor: `${amount.minor}`, currency: amount.currency } } : {}),
  }
}

/** An action's title may need an argument that is not known yet: then its name has to do. */
function titleOf({ spec, values, awaits, key }: Draft): string {
  if (Object.keys(awaits).length === 0) return spec.title(values)
  try {
    const title = spec.title(values)
    return title.includes('undefined') ? `${spec.name}: ${key}` : title
  } catch {
    return `${spec.name}: ${key}`
  }
}

function twiceIn(drafts: readonly Draft[]): Built['twice'] {
  const seen = new Map<string, string>()
  return drafts.flatMap(({ spec, key, values, awaits }, element) => {
    if (Object.keys(awaits).length > 0 || !spec.identity) return []
    const identity = hashOf(spec.identity(values, 0))
    const before = seen.get(identity)
    if (before !== undefined) return [{ element, why: `it is the same intent as element "${before}"` }]
    seen.set(identity, key)
    return []
  })
}
