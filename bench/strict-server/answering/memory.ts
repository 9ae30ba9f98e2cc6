import { isRecord, record, type Json } from '../document/json.ts'
import type { DecodedRequest } from '../decoding/decode-request.ts'
import type { ServedDocument, ServedOperation } from '../document/served.ts'
import type { Answer } from './answer.ts'

/**
 * What was created, by collection: `POST /things` puts into the collection that `GET /things/{id}` reads from. The
 * property that identifies an item is the one named like the parameter of its path, or `id`.
 */
export class Memory {
  readonly #collections = new Map<string, Map<string, Json>>()
  readonly #document: ServedDocument
  #last = 1000

  constructor(document: ServedDocument) {
    this.#document = document
  }

  /** Items of the collection of a path, as `/bookings`. */
  items(collection: string): readonly Json[] {
    return [...(this.#collections.get(collection)?.values() ?? [])]
  }

  /** Puts an item where the path of its collection and its identity say. */
  keep(collection: string, identity: string, item: Json): void {
    const items = this.#collections.get(collection) ?? new Map<string, Json>()
    this.#collections.set(collection, items.set(identity, item))
  }

  /** Does what a request means to the items, and says them where the document's answer has room for them. */
  apply({ operation, parameters, body }: DecodedRequest, answer: Answer): Answer {
    const item = itemOf(operation)
    const given = isRecord(body?.value) ? body.value : {}
    if (!item) return this.#onCollection(operation, given, answer)
    const identity = String(record(parameters.path)[item.parameter])
    const known = this.#collections.get(item.collection)?.get(identity)
    if (!this.#creates(item.collection)) return answer
    if (!known) return { status: 404, headers: {}, value: undefined, schema: undefined }
    if (operation.method === 'DELETE') this.#collections.get(item.collection)?.delete(identity)
    if (operation.method !== 'PUT' && operation.method !== 'PATCH')
      return operation.method === 'GET' ? { ...answer, value: known } : answer
    const changed = { ...known, ...given }
    this.keep(item.collection, identity, changed)
    return isRecord(answer.value) ? { ...answer, value: { ...answer.value, ...changed } } : answer
  }

  #onCollection(operation: ServedOperation, given: Json, answer: Answer): Answer {
    const parameter = this.#itemParameter(operation.template)
    if (parameter === undefined) return answer
    const items = this.items(operation.template)
    if (operation.method === 'GET' && Array.isArray(answer.value)) return { ...answer, value: items }
    if (operation.method !== 'POST' && operation.method !== 'PUT') return answer
    const sample = record(answer.value)
    const property = parameter in { ...sample, ...given } ? parameter : 'id'
    const identity = given[property] ?? this.#fresh(sample[property])
    const item = { ...sample, ...given, [property]: identity }
    this.keep(operation.template, String(identity), item)
    return isRecord(answer.value) ? { ...answer, value: item } : answer
  }

  #fresh(like: unknown): unknown {
    this.#last += 1
    if (typeof like === 'number') return this.#last
    return typeof like === 'string' && /^[0-9a-f-]{36}$/.test(like)
      ? `${like.slice(0, -6)}${String(this.#last).padStart(6, '0')}`
      : String(this.#last)
  }

  #creates(collection: string): boolean {
    return this.#document.operations.some(({ template, method }) => template === collection && method === 'POST')
  }

  #itemParameter(collection: string): string | undefined {
    return this.#document.operations.map(itemOf).find((item) => item?.collection === collection)?.parameter
  }
}

function itemOf({
  template,
}: ServedOperation): { readonly collection: string; readonly parameter: string } | undefined {
  const found = /^(.*)\/\{([^{}/]+)\}$/.exec(template)
  return found ? { collection: found[1] ?? '', parameter: found[2] ?? '' } : undefined
}
