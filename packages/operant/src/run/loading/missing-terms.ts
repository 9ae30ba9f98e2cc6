import type { ActionSpec, MissingTerm } from '../../agent/capability.ts'
import type { Reach } from './static-reach.ts'

/** Something that would have to be said of a write to prove it: a term, or what bears one of its arguments. */
export type Missing =
  | { readonly term: MissingTerm }
  | { readonly term: 'relation'; readonly argument: string; readonly through: readonly string[] }

/** What is missing of an unproven write, in the order in which it is best said; undefined for a proven one. */
export function missingOf(reach: Reach, action: ActionSpec): readonly Missing[] | undefined {
  if (!action.unproven) return undefined
  const terms = action.unproven.map((term): Missing => ({ term }))
  const undo = terms.filter(({ term }) => term === 'undo')
  return [...terms.filter(({ term }) => term !== 'undo'), ...unborneArguments(reach, action), ...undo]
}

/** Privileged arguments that no relation bears and that need not be what a record or a person says. */
export function unborneArguments(
  reach: Reach,
  { bearing, needs }: ActionSpec,
): readonly Extract<Missing, { term: 'relation' }>[] {
  return bearing.privileged.flatMap((argument) => {
    const need = needs[argument]
    if (!need || bearing.relations[argument]) return []
    const { trust, through } = reach.of(need)
    return trust === 'record' || trust === 'person' ? [] : [{ term: 'relation', argument, through }]
  })
}

/** What is missing, in words. */
export function missingWords(missing: readonly Missing[]): readonly string[] {
  const terms = { identity: 'identity', confirm: 'confirm with expect', undo: 'undo' } as const
  const relations = missing.flatMap((one) => (one.term === 'relation' ? [one.argument] : []))
  return [
    ...missing.flatMap((one) => (one.term === 'relation' || one.term === 'undo' ? [] : [terms[one.term]])),
    ...(relations.length > 0 ? [`relations for ${relations.join(' and ')}`] : []),
    ...missing.flatMap((one) => (one.term === 'undo' ? [terms.undo] : [])),
  ]
}
