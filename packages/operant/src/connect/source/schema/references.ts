import { isKeywords, keywordsIn, listIn, type Keywords } from './piece.ts'

/** The references that stand in the parts of a schema which become code. */
export function referencesIn(schema: unknown, depth = 0): readonly string[] {
  if (!isKeywords(schema) || depth > 64) return []
  const own = typeof schema['$ref'] === 'string' ? [schema['$ref']] : []
  return [...own, ...partsOf(schema).flatMap((part) => referencesIn(part, depth + 1))]
}

function partsOf(schema: Keywords): readonly unknown[] {
  return [
    ...Object.values(keywordsIn(schema, 'properties')),
    schema['additionalProperties'],
    schema['items'],
    ...['prefixItems', 'allOf', 'anyOf', 'oneOf'].flatMap((word) => listIn(schema, word)),
  ]
}

/**
 * Groups what refers to each other (Tarjan): a group comes after all that it refers to. `edges` are asked once for each
 * key. The keys of earlier calls are remembered.
 */
export class Groups {
  readonly #edges: (key: string) => readonly string[]
  readonly #found: (group: readonly string[], recursive: boolean) => void
  readonly #index = new Map<string, number>()
  readonly #low = new Map<string, number>()
  readonly #stack: string[] = []

  constructor(
    edges: (key: string) => readonly string[],
    found: (group: readonly string[], recursive: boolean) => void,
  ) {
    this.#edges = edges
    this.#found = found
  }

  visit(key: string): void {
    if (!this.#index.has(key)) this.#walk(key)
  }

  #walk(key: string): number {
    const index = this.#index.size
    this.#index.set(key, index)
    this.#low.set(key, index)
    this.#stack.push(key)
    const edges = this.#edges(key)
    let low = index
    for (const next of edges) {
      if (!this.#index.has(next)) low = Math.min(low, this.#walk(next))
      else if (this.#stack.includes(next)) low = Math.min(low, this.#index.get(next) ?? low)
    }
    this.#low.set(key, low)
    if (low === index) {
      const group = this.#stack.splice(this.#stack.indexOf(key))
      this.#found(group, group.length > 1 || edges.includes(key))
    }
    return low
  }
}
