import type { FactSpec } from './fact.ts'
import { at, type Json } from './json.ts'
import { EACH, isTyped, keysAt, labelOfPlace, placeIn, stepInto, type Node, type PathLabel } from './path-label.ts'

/** A value with every text in it replaced, each by what the schema says of its place. */
export function mapTexts(spec: FactSpec, value: Json, replace: (text: string, place: PathLabel) => Json): Json {
  return mapAt(placeIn(spec, []), value, replace)
}

/** Sees every text that stands at `path` or below. */
export function eachText(
  spec: FactSpec,
  path: readonly string[],
  value: Json,
  see: (text: string, place: PathLabel) => void,
): void {
  mapAt(placeIn(spec, path), at(value, path) ?? null, (text, place) => {
    see(text, place)
    return text
  })
}

function mapAt(nodes: readonly Node[], value: Json, replace: (text: string, place: PathLabel) => Json): Json {
  if (typeof value === 'string') return replace(value, labelOfPlace(nodes))
  // In a value of a type of our own stand no words, whatever it looks like in JSON.
  if (typeof value !== 'object' || value === null || nodes.some(isTyped)) return value
  if (Array.isArray(value)) {
    const each = stepInto(nodes, EACH)
    return (value as readonly Json[]).map((one) => mapAt(each, one, replace))
  }
  const fields = Object.entries(value as { readonly [key: string]: Json })
  const seen = fields.map(([key, field], index) => {
    const keys = keysAt(nodes, key)
    const name = keys ? replace(key, labelOfPlace(keys)) : key
    // Two keys that are replaced by one text stay two.
    const told = name === key || typeof name !== 'string' ? key : `${name} ${index + 1}`
    return [told, mapAt(stepInto(nodes, key), field, replace)] as const
  })
  return Object.fromEntries(seen)
}
