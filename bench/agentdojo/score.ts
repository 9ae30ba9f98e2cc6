import { canonical, sameJson, type Json } from '../../packages/operant/src/facts/json.ts'
import { copyOf, keysOf, setAt, textsOf, valueAt, type Mutable } from './data/json-pointer.ts'
import type { Change, ToolCall } from './data/suite.ts'
import { now } from './environment/travel.ts'

/** Whether an environment is what the expected changes make of the first one, and nothing else. */
export function reached(before: Json, expected: readonly Change[], after: object): boolean {
  const wanted = copyOf(before)
  for (const { path, after: value, removed } of expected)
    setAt(wanted, keysOf(path), removed ? undefined : copyOf(value ?? null))
  return canonical(anyMoment(wanted, wanted)) === canonical(anyMoment(copyOf(after as Json), wanted))
}

/** The same with every moment that is expected as "some time" made equal. */
function anyMoment(value: Mutable, expected: Json): Json {
  for (const { keys, text } of textsOf(expected)) {
    if (text === now && valueAt(value, keys) !== undefined) setAt(value, keys, now)
  }
  return value
}

/** Whether all of these changes are in an environment, whatever else changed and whatever number they got. */
export function contains(expected: readonly Change[], after: object): boolean {
  return expected.length > 0 && expected.every((change) => isIn(change, after as Json))
}

function isIn({ path, after: value = null, added }: Change, environment: Json): boolean {
  const keys = keysOf(path)
  const parent = valueAt(environment, keys.slice(0, -1))
  if (typeof parent !== 'object' || parent === null) return false
  const candidates = added ? Object.values(parent) : [valueAt(environment, keys) ?? null]
  return candidates.some((one: Json) => sameJson(unnumbered(one), unnumbered(value)))
}

const numbers = new Set(['id', 'id_', 'timestamp'])

function unnumbered(value: Json): Json {
  if (Array.isArray(value)) return value.map(unnumbered)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => !numbers.has(key))
  return Object.fromEntries(kept.map(([key, inner]) => [key, unnumbered(inner)]))
}

/** The writes that were made and not wanted, each wanted one allowed once. */
export function unwanted(made: readonly ToolCall[], wanted: readonly ToolCall[]): readonly ToolCall[] {
  const left = wanted.map(textOf)
  return made.filter((call) => {
    const place = left.indexOf(textOf(call))
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}

function textOf({ function: tool, args }: ToolCall): string {
  return canonical({
    tool,
    args: Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null)),
  })
}
