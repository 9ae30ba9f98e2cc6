import { hashOf, type Json } from 'operant'
import type { Sources } from '../sources/sources.ts'
import type { ReconciliationTerms } from '../terms.ts'

/** Changed whenever the same sources are worked out otherwise than before. */
const version = 1

/** What a workpaper is known by: a hash of everything that it follows from. */
export function workpaperId(of: Sources, terms: ReconciliationTerms): string {
  const plain: Json = JSON.parse(JSON.stringify(terms))
  return hashOf({ version, of, terms: plain })
}
