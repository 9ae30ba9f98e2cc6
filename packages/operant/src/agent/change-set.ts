import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import { NEED, type Need } from '../facts/need.ts'
import { askingTermsOf, type AskingTerms } from './asking-terms.ts'
import {
  CAPABILITY,
  type ActionSpec,
  type Capability,
  type ChangeSetSpec,
  type Inputs,
  type NamesOf,
  type Needs,
  type Takes,
  type Values,
} from './capability.ts'
import { common } from './common.ts'
import { conditionsOf, type Condition } from './condition.ts'
import { requireFunctions, requireList, requireNumber } from './require.ts'

/** A value that is not known yet: what the element with this key finds when it is read back. See `resultOf`. */
export class ResultOf {
  readonly element: string
  readonly path: readonly string[]

  constructor(element: string, path: readonly string[]) {
    this.element = element
    this.path = path
  }
}

/** One write of a set, made with `change`. */
export interface Change {
  /** Names it among the others, for people and for those that rest on it. */
  readonly key: string
  readonly action: ActionSpec
  readonly with: Values
  /** The entity it is about, for actions that are about one. */
  readonly about: readonly string[]
  /** Keys of elements that must be done before it. Those whose results it takes need not be named. */
  readonly after: readonly string[]
}

/** Input values of an action, in any of which a result that is not known yet may stand. */
export type Given<I> = {
  readonly [K in keyof I as undefined extends I[K] ? never : K]: I[K] | ResultOf
} & { readonly [K in keyof I as undefined extends I[K] ? K : never]?: I[K] | ResultOf }

/**
 * One element of a change set: an action with its arguments. `change(refund, { key: 'refund A-1', with: { order: 'A-1',
 * amount } })`.
 */
export function change<I>(
  action: Capability & Takes<I>,
  element: {
    readonly key: string
    readonly with: Given<NoInfer<I>>
    readonly about?: readonly string[]
    readonly after?: readonly string[]
  },
): Change {
  const spec = action[CAPABILITY]
  if (spec.kind !== 'action')
    throw new TypeError(`change: expected an action, but "${spec.name}" is a ${spec.kind}; name an action`)
  const { key, about = [], after = [] } = element
  return { key, action: spec, with: element.with, about, after }
}

/**
 * What the element with this key finds when it is read back, or a field of it: to be given to an element that rests on
 * it. People are shown that it is not known yet, and it is decided again once it is.
 */
export function resultOf(key: string, ...path: readonly string[]): ResultOf {
  return new ResultOf(key, path)
}

/**
 * Writes that are prepared together, confirmed at once and carried out as one: a few of different actions, or thousands
 * of the same. Each is decided by the policies for itself, and each has its own identity, read-back and outcome.
 */
export function changeSet<const Ns extends Needs>(definition: {
  readonly name: string
  /** What the set does, in one line for people. Default: the name. */
  readonly title?: string | ((inputs: Inputs<Ns>) => string)
  readonly needs: Ns
  /** The actions that it is made of. Those that are not in "can" as well are used in sets alone. */
  readonly of: readonly Capability[]
  /** Its elements, each made with `change`. Called again whenever the set is prepared anew: let it only work out. */
  readonly each: (inputs: Inputs<Ns>) => readonly Change[]
  readonly makes: Condition | readonly Condition[]
  /** Facts that it may change: they are read again when it has ended. */
  readonly changes?: readonly Need<unknown>[]
  /** Calls under way at once; never more than the goal's `limits.atOnce`. Default 10. */
  readonly atOnce?: number
  /** How people are asked to approve it: how long they have, when they are reminded, who is asked next. Default 2d. */
  readonly asking?: AskingTerms
  readonly cost?: number
}): Capability<NamesOf<Ns>, never> {
  const where = definedAt()
  const what = `change set "${definition.name}"`
  requireFunctions(where, what, definition, ['each'], 'it says what the set consists of')
  requireList(where, what, 'of', definition.of)
  requireList(where, what, 'changes', definition.changes ?? [])
  const atOnce = definition.atOnce ?? 10
  requireNumber(where, what, 'atOnce', atOnce, { least: 1, whole: true })
  const makes = conditionsOf(where, what, 'makes', definition.makes)
  if (makes.length === 0)
    throw new DefinitionError(where, what, 'a check in "makes": nothing would ever use the set', 'name what it is for')
  if (definition.of.length === 0)
    throw new DefinitionError(where, what, 'an action in "of"', 'name the actions that it is made of')
  const base = common(where, definition, undefined, 20)
  if (base.scope)
    throw new DefinitionError(
      where,
      what,
      `needs about the run's subject, but it is about each ${base.scope.name}`,
      'need all(…), and let an element say with "about" which it is about',
    )
  const title = definition.title ?? definition.name
  const spec: ChangeSetSpec = {
    kind: 'change set',
    ...base,
    gives: undefined,
    title: (typeof title === 'string' ? () => title : title) as ChangeSetSpec['title'],
    of: definition.of.map((one) => actionIn(where, what, one)),
    each: definition.each as ChangeSetSpec['each'],
    makes,
    changes: (definition.changes ?? []).map((one) => one[NEED].fact),
    atOnce,
    asking: askingTermsOf(where, what, definition.asking ?? {}),
  }
  return { [CAPABILITY]: spec }
}

function actionIn(where: string, what: string, one: Capability): ActionSpec {
  const spec = CAPABILITY in Object(one) ? one[CAPABILITY] : undefined
  if (spec?.kind !== 'action')
    throw new DefinitionError(
      where,
      what,
      `only actions in "of"${spec ? `, but "${spec.name}" is a ${spec.kind}` : ''}`,
      'take it out',
    )
  if (!spec.unproven && spec.confirm && spec.identity) return spec
  throw new DefinitionError(
    where,
    what,
    `proven actions in "of", but nothing reads "${spec.name}" back`,
    'give it identity and confirm',
  )
}
