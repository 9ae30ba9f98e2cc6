import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import { actionSpecOf, type ActionTerms, type ProofTerms } from './action.ts'
import { CAPABILITY, type Capability, type MissingTerm, type NamesOf, type Needs } from './capability.ts'
import type { Uses } from './connector.ts'
import { requireFunctions } from './require.ts'

/** A write of which not everything is said that would prove it. See `ActionTerms` and `ProofTerms` for each term. */
export interface UnprovenActionDefinition<Ns extends Needs, U extends Uses, F, G extends string, P = never>
  extends Omit<ActionTerms<Ns, U, F, G, P>, 'risk'>, Partial<ProofTerms<Ns, U, F>> {
  /** Default: `irreversible`. */
  readonly risk?: 'reversible' | 'irreversible'
}

/**
 * A write that cannot be proven yet, such as one that was imported: `identity`, `confirm` with `expect`, and `undo` may
 * be missing. A person approves each use, whatever the policies say. Without `confirm` it ends as `claimed`: the fact it
 * gives is then what the system answered, and no goal is met by it alone. Where not even the answer was seen, nobody
 * repeats it. `operant contract lint` says what is missing.
 */
export function unprovenAction<const Ns extends Needs, U extends Uses, F, G extends string = never, P = never>(
  definition: UnprovenActionDefinition<Ns, U, F, G, P>,
): Capability<NamesOf<Ns>, G> {
  const where = definedAt()
  const what = `unprovenAction "${definition.name}"`
  const proof = ['identity', 'confirm', 'expect'] as const
  const given = proof.filter((part) => definition[part] !== undefined)
  requireFunctions(where, what, definition, ['perform', ...given])
  checkTogether(where, what, definition)
  const missing: readonly MissingTerm[] = [
    ...(definition.identity ? [] : (['identity'] as const)),
    ...(definition.confirm ? [] : (['confirm'] as const)),
    ...(definition.undo === undefined ? (['undo'] as const) : []),
    ...(definition.risk === undefined ? (['risk'] as const) : []),
  ]
  const terms = { ...definition, risk: definition.risk ?? 'irreversible' }
  return { [CAPABILITY]: actionSpecOf(where, what, terms, missing) }
}

/** Terms that say nothing without another. */
function checkTogether(
  where: string,
  what: string,
  definition: Partial<Record<'identity' | 'confirm' | 'expect' | 'undo' | 'amend' | 'repeat' | 'once', unknown>>,
): void {
  const refuse = (expected: string, mend: string): never => {
    throw new DefinitionError(where, what, expected, mend)
  }
  const { identity, confirm, expect, undo, amend, repeat, once } = definition
  if (confirm && !expect)
    refuse('"expect" beside "confirm", for what is found proves nothing by itself', 'add expect: (i) => ({ … })')
  if (expect && !confirm)
    refuse('"confirm" beside "expect", for nothing is read that could be as expected', 'add confirm: (i, u) => …')
  const terms = Object.entries({ amend, repeat, once }).find(([, term]) => term !== undefined && term !== false)
  if (terms && !(identity && confirm))
    refuse(`"identity" and "confirm" beside "${terms[0]}"`, `add them, or leave "${terms[0]}" out until it is proven`)
  if (undo !== undefined && undo !== 'none' && !confirm)
    refuse(
      '"confirm" beside "undo", for nothing says that it is gone again',
      "add confirm: (i, u) => …, or undo: 'none'",
    )
}
