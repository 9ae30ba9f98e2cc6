import { isRecord, record, type Json } from './json.ts'
import { readVersion2 } from './read-version-2.ts'
import { readVersion3 } from './read-version-3.ts'
import type { ServedDocument } from './served.ts'

/** Reads an OpenAPI document as its version is specified. @throws where it is of no version that is served. */
export function readDocument(document: unknown): ServedDocument {
  if (!isRecord(document)) throw new Error('expected an OpenAPI document')
  const version = versionOf(document)
  return version === '2.0' ? readVersion2(document) : readVersion3(document, version)
}

function versionOf(document: Json): '2.0' | '3.0' | '3.1' {
  if (document['swagger'] === '2.0') return '2.0'
  const version = /^3\.[01]/.exec(String(record(document)['openapi']))?.[0]
  if (version === '3.0' || version === '3.1') return version
  throw new Error('expected swagger 2.0, openapi 3.0 or openapi 3.1')
}
