/** Reads what a document says without trusting its shape. */
export type Json = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function record(value: unknown): Json {
  return isRecord(value) ? value : {}
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** What a reference inside the document points at. References may point at references. */
export function resolve(document: Json, value: unknown, seen: readonly string[] = []): Json {
  const reference = text(record(value)['$ref'])
  if (reference === undefined) return record(value)
  if (seen.includes(reference)) throw new Error(`the reference ${reference} points at itself`)
  return resolve(document, pointed(document, reference), [...seen, reference])
}

/** @throws where the reference leaves the document or points at nothing. */
export function pointed(document: Json, reference: string): unknown {
  if (!reference.startsWith('#')) throw new Error(`the reference ${reference} leaves the document`)
  const parts = decodeURIComponent(reference.slice(1)).split('/').slice(1)
  let found: unknown = document
  for (const part of parts) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    found = Array.isArray(found) ? found[Number(key)] : record(found)[key]
  }
  if (found === undefined) throw new Error(`the reference ${reference} points at nothing`)
  return found
}
