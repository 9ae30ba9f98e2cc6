import type { Due } from '../calendar/due.ts'
import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import type { Fact, FactSpec } from '../facts/fact.ts'
import type { Json } from '../facts/json.ts'
import type { Money } from '../facts/money.ts'
import { NEED, type Need } from '../facts/need.ts'
import { inMilliseconds, type Duration } from '../facts/time.ts'
import {
  CAPABILITY,
  type ActionSpec,
  type Awaitable,
  type Capability,
  type Inputs,
  type NamesOf,
  type Needs,
  type Takes,
} from './capability.ts'
import { saidOf, type Answered } from './answered.ts'
import { askingTermsOf, type AskingTerms } from './asking-terms.ts'
import { bearingSpecOf, type Entitlement } from './bearing-spec.ts'
import { checkTerms } from './check-terms.ts'
import { chainOf, common, givenBy, type CommonOptions } from './common.ts'
import { conditionsOf, type Condition } from './condition.ts'
import type { Clients, Uses } from './connector.ts'
import { previewOf } from './preview.ts'
import type { Relation } from './relations.ts'
import { requireFunctions, requireList } from './require.ts'
import type { Said, Say } from './say.ts'
import { sendsOf, type Sends } from './sends.ts'
import type { SystemRecord } from './stored-record.ts'

/** The terms of a write that say nothing of how it is proven. */
export interface ActionTerms<Ns extends Needs, U extends Uses, F, G extends string, P = never> extends CommonOptions {
  readonly name: string
  /** What the call does, in one line for people. Default: the name. */
  readonly title?: string | ((inputs: Inputs<Ns>) => string)
  readonly needs: Ns
  readonly uses: U
  /** The fact that the confirmed effect gives: what `confirm` found. */
  readonly gives?: Fact<F, G>
  /**
   * Keeps what people say when they are asked to approve it, with their reason: a fact of the schema `answered()`, about
   * what the action is about. Others may need it, and go another way after a no; nothing is done in order to know it. A yes is
   * known when what it was given for is done.
   */
  readonly said?: Fact<Answered, G>
  readonly makes?: Condition | readonly Condition[]
  /** Facts that this write may change, wherever they are known: they are read again. */
  readonly changes?: readonly Need<unknown>[]
  /** What it takes from which of the policies' budgets; reserved before the call, released when it had no effect. */
  readonly spend?: { readonly budget: string; readonly amount: (inputs: Inputs<Ns>) => Money | undefined }
  /**
   * What the call would come to, for the policies alone: the runtime asks the live systems with these very arguments
   * each time before it decides. The fact is given by nothing else, and nobody can bind it.
   */
  readonly preview?: {
    readonly gives: Fact<P>
    readonly read: (
      inputs: Inputs<Ns>,
      clients: Clients<U>,
      say: Say<keyof Ns & string>,
    ) => Awaitable<NoInfer<P> | Said>
  }
  /** Does it. `key` is the same for every attempt at one intent; pass it on where the system honours such keys. */
  readonly perform: (
    inputs: Inputs<Ns>,
    clients: Clients<U>,
    key: string,
    say: Say<keyof Ns & string>,
    occasion: number,
  ) => Awaitable<unknown>
  readonly risk: 'reversible' | 'irreversible'
  /** How long after a call its effect may still turn up. Default 0s. */
  readonly settle?: Duration
  /** The same intent with other values is a change of the first, not a second one. */
  readonly amend?: boolean
  /** A thing that may be changed only once: writes to it are held until the last is known. */
  readonly once?: (inputs: Inputs<Ns>) => readonly Json[]
  /** Joins the held writes to one thing into a single one; called for one alone as well. */
  readonly merge?: (all: readonly Inputs<Ns>[]) => Inputs<Ns>
  /**
   * What it tells somebody outside: who may read it, whose words it carries and where its links lead is looked at. `nobody`
   * says that the words it writes stay in the house.
   */
  readonly sends?: Sends<keyof Ns & string> | 'nobody'
  /**
   * Records it writes into, with `recordIn`: whoever reads them later, in this run or another, takes on the label of
   * what was written. Needed wherever a run could otherwise write down what it later relies on.
   */
  readonly stores?: (inputs: Inputs<Ns>) => readonly SystemRecord[]
  /**
   * The same inputs may be used again, this often in all and this far apart: clock time, or business days of the project's
   * calendar. Without `every`, what it needs sets the pace: a wait's deadline, most often.
   */
  readonly repeat?: { readonly most: number; readonly every?: Due }
  /** What an argument must be to a record that the runtime reads itself; where it is not, the call is denied. */
  readonly relations?: { readonly [K in keyof Ns]?: Relation<NonNullable<Inputs<NoInfer<Ns>>[K]>> }
  /**
   * Arguments that a record must bear: by their relation, or because they are bound as declared to what a record or a
   * person says. Otherwise the policies' `unproven:` holds, by default approval by an operator. Default: every
   * argument of a write that cannot be undone or that spends and that is not `free`, none of any other.
   */
  readonly privileged?: readonly (keyof Ns & string)[]
  /** Arguments that may be a model's own words without anybody bearing them, such as the subject line of a payment. */
  readonly free?: readonly (keyof Ns & string)[]
  /** Greatest age of the records that bear the arguments; older ones are read again first. Default 1m. */
  readonly freshRecords?: Duration
  /** The record must belong to the case's own subject: both must be the same, or the call is denied. */
  readonly subject?: { readonly of: Need<unknown>; readonly is: Need<unknown> }
  /** How long people have to approve it, unless the policies say otherwise. */
  readonly asking?: AskingTerms
  /** The fact that says this write is due. What it rests on must be records, or people are asked to take over. */
  readonly entitled?: Need<unknown> | Entitlement
}

/** The terms of a write that prove it. */
export interface ProofTerms<Ns extends Needs, U extends Uses, F> {
  /**
   * Names the business intent ("the refund of this line for this cause"), never where it ran. Unique over all runs.
   * `occasion` counts the confirmed uses before, for actions that `repeat`.
   */
  readonly identity: (inputs: Inputs<Ns>, occasion: number) => readonly Json[]
  /** Reads the effect back from the system of record, found by the business intent; null where there is none. */
  readonly confirm: (inputs: Inputs<Ns>, clients: Clients<U>, occasion: number) => Awaitable<F | null | undefined>
  /** Every field of what `confirm` finds that must have this value. */
  readonly expect: (inputs: Inputs<Ns>) => Partial<Record<keyof NoInfer<F>, unknown>>
  /** How to take it back, guarded and confirmed absent like any action; or that nothing can. */
  readonly undo:
    | 'none'
    | {
        readonly perform: (
          inputs: Inputs<Ns>,
          clients: Clients<U>,
          key: string,
          found: NoInfer<F>,
        ) => Awaitable<unknown>
      }
}

/** The contract of a write. */
export interface ActionDefinition<Ns extends Needs, U extends Uses, F, G extends string, P = never>
  extends ActionTerms<Ns, U, F, G, P>, ProofTerms<Ns, U, F> {}

/** A write, as an effect contract: identity, read-back, undo. See `ActionDefinition` for each term. */
export function action<const Ns extends Needs, U extends Uses, F, G extends string = never, P = never>(
  definition: ActionDefinition<Ns, U, F, G, P>,
): Capability<NamesOf<Ns>, G> & Takes<Inputs<Ns>> {
  const where = definedAt()
  const what = `action "${definition.name}"`
  requireFunctions(
    where,
    what,
    definition,
    ['identity', 'perform', 'confirm', 'expect'],
    'nothing can be proved of a write without it',
  )
  return { [CAPABILITY]: actionSpecOf(where, what, definition, undefined) }
}

type Definition<Ns extends Needs, U extends Uses, F, G extends string, P> = ActionTerms<Ns, U, F, G, P> &
  Partial<ProofTerms<Ns, U, F>>

/** The checked specification of a write; `unproven` where terms that prove it are missing. */
export function actionSpecOf<Ns extends Needs, U extends Uses, F, G extends string, P>(
  where: string,
  what: string,
  definition: Definition<Ns, U, F, G, P>,
  unproven: ActionSpec['unproven'],
): ActionSpec {
  const gives = definition.gives === undefined ? undefined : givenBy(where, what, definition.gives)
  const base = common(where, definition, gives, 5)
  const makes = conditionsOf(where, what, 'makes', definition.makes)
  requireList(where, what, 'changes', definition.changes ?? [])
  checkTerms(where, what, { ...definition, undo: definition.undo ?? (unproven && 'none') })
  const chain = chainOf(base.scope).map((kind) => kind.name)
  const outside = makes.find((check) => check.scope && !chain.includes(check.scope.name))
  if (outside) {
    throw new DefinitionError(
      where,
      what,
      `to make a check about its own entity, but "${outside.name}" is about "${outside.scope?.name}"`,
      'need a fact about that entity',
    )
  }
  const title = definition.title ?? definition.name
  return {
    kind: 'action',
    ...base,
    gives,
    makes,
    title: (typeof title === 'string' ? () => title : title) as ActionSpec['title'],
    changes: (definition.changes ?? []).map((changed): FactSpec => changed[NEED].fact),
    identity: definition.identity as ActionSpec['identity'],
    spend: definition.spend as ActionSpec['spend'],
    said: definition.said && saidOf(where, what, definition.said, { ...base, merge: definition.merge !== undefined }),
    preview: definition.preview && previewOf(where, what, definition.preview),
    perform: definition.perform as ActionSpec['perform'],
    confirm: definition.confirm as ActionSpec['confirm'],
    expect: (definition.expect ?? (() => ({}))) as ActionSpec['expect'],
    undo: (definition.undo ?? 'none') as ActionSpec['undo'],
    risk: definition.risk,
    settle: inMilliseconds(definition.settle ?? 0),
    amend: definition.amend ?? false,
    once: definition.once as ActionSpec['once'],
    merge: definition.merge as ActionSpec['merge'],
    sends: sendsOf(where, what, definition.sends, base.needs),
    stores: definition.stores as ActionSpec['stores'],
    bearing: bearingSpecOf(where, what, definition, base),
    repeat: definition.repeat,
    asking: askingTermsOf(where, what, definition.asking ?? {}),
    unproven,
  }
}
