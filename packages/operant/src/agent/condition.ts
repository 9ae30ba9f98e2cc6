import { z } from 'zod'
import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import type { FactSpec } from '../facts/fact.ts'
import { NEED, type Need, type NeedSpec } from '../facts/need.ts'
import {
  CAPABILITY,
  type Awaitable,
  type Capability,
  type ConditionSpec,
  type Inputs,
  type NamesOf,
  type Needs,
} from './capability.ts'
import { common, type CommonOptions } from './common.ts'
import type { Clients, Uses } from './connector.ts'
import { requireFunctions } from './require.ts'
import type { Said } from './say.ts'

/** A check: a question to the live systems with a yes or no. As a need it means "known to be true". */
export interface Condition<out N extends string = string> extends Need<true, never>, Capability<N, never> {
  readonly name: string
}

/**
 * Declares a check. Goals close on it, actions make it true. `holds` asks the live systems; it answers
 * `say.missing` where it cannot tell. One that is about an entity is asked for every member.
 */
export function condition<const Ns extends Needs, U extends Uses>(
  definition: CommonOptions & {
    readonly name: string
    /** The check as people read it. Default: its name. */
    readonly title?: string
    readonly needs: Ns
    readonly uses?: U
    readonly holds: (inputs: Inputs<Ns>, clients: Clients<U>) => Awaitable<boolean | Said>
  },
): Condition<NamesOf<Ns>> {
  const where = definedAt()
  requireFunctions(where, `condition "${definition.name}"`, definition, ['holds'])
  const base = common(where, definition, undefined, 1)
  const gives: FactSpec = {
    name: definition.name,
    schema: z.boolean(),
    about: base.scope,
    freshFor: undefined,
    definedAt: where,
  }
  const spec: ConditionSpec = {
    kind: 'condition',
    ...base,
    gives,
    title: definition.title ?? definition.name,
    holds: definition.holds as ConditionSpec['holds'],
  }
  const wanted: NeedSpec = {
    fact: gives,
    path: [],
    mode: 'value',
    is: undefined,
    atLeast: undefined,
    within: undefined,
  }
  return { [CAPABILITY]: spec, [NEED]: wanted, name: definition.name }
}

/** The checks of a list, or of one alone. */
export function conditionsOf(
  where: string,
  what: string,
  part: string,
  given: Condition | readonly Condition[] | undefined,
): readonly ConditionSpec[] {
  if (given === undefined) return []
  const list: readonly (Partial<Condition> | undefined)[] = Array.isArray(given) ? given : [given]
  return list.map((one) => {
    const spec = one?.[CAPABILITY]
    if (spec?.kind === 'condition') return spec
    throw new DefinitionError(where, what, `only conditions in "${part}"`, 'declare each with condition({ … })')
  })
}
