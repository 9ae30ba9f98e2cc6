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
  const last = terms.filter(({ term }) => term === 'undo' || term === 'risk')
  return [...terms.filter((one) => !last.includes(one)), ...unborneArguments(reach, action), ...last]
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
  const words = { identity: 'identity', confirm: 'confirm with expect', undo: 'undo', risk: 'risk' } as const
  const borne = missing.flatMap((one) => (one.term === 'relation' ? [one.argument] : []))
  const relations = borne.length > 0 ? `relations for ${borne.join(' and ')}` : undefined
  const said = missing.map((one) => (one.term === 'relation' ? relations : words[one.term]))
  return [...new Set(said.filter((one) => one !== undefined))]
}
