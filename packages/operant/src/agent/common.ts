import { DefinitionError } from '../facts/definition-error.ts'
import type { EntitySpec, FactSpec } from '../facts/fact.ts'
import { NEED, type Need, type NeedSpec } from '../facts/need.ts'
import { inMilliseconds, type Duration } from '../facts/time.ts'
import type { Needs } from './capability.ts'
import type { Uses } from './connector.ts'
import { namedArgument } from './argument.ts'
import { requireNumber } from './require.ts'

/** What every capability may say about itself. */
export interface CommonOptions {
  /** Relative cost, used to choose between ways to the same need. Default depends on the kind. */
  readonly cost?: number
  /** How long one call may take. Default 30s. */
  readonly timeout?: Duration
  /** How often a fault is tried again, with growing pauses. Default 4. */
  readonly attempts?: number
}

interface Described extends CommonOptions {
  readonly name: string
  readonly needs?: Needs
  readonly uses?: Uses
}

const capabilityName = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/

/** The part of a specification that all kinds share; finds out which entity the capability is about. */
export function common(where: string, definition: Described, gives: FactSpec | undefined, cost: number) {
  const what = `"${definition.name}"`
  if (!capabilityName.test(definition.name)) {
    throw new DefinitionError(
      where,
      what,
      'a name such as payments.refund or readOrder',
      'use letters and digits, with dots between words',
    )
  }
  requireNumber(where, what, 'cost', definition.cost ?? cost, { least: 0, most: 1e9 })
  requireNumber(where, what, 'attempts', definition.attempts ?? 4, { least: 1, whole: true })
  const needs = needsOf(where, what, definition.needs ?? {})
  const scope = scopeOf(where, what, Object.values(needs), gives)
  if (scope && Object.hasOwn(needs, 'about')) {
    throw new DefinitionError(
      where,
      `${what}, need "about"`,
      `another name, for a model says with "about" which ${scope.name} it is used for`,
      'rename it, as in cause or topic',
    )
  }
  const uses = definition.uses ?? {}
  const stray = Object.entries(uses).find(([, connector]) => typeof (connector as unknown) !== 'object')
  if (stray)
    throw new DefinitionError(where, `${what}, uses "${stray[0]}"`, 'a connector', 'declare it with connector({ … })')
  return {
    name: definition.name,
    needs,
    uses,
    scope,
    cost: definition.cost ?? cost,
    timeout: inMilliseconds(definition.timeout ?? '30s'),
    attempts: definition.attempts ?? 4,
    definedAt: where,
  }
}

/** Needs as the runtime holds them, by name. */
export function needsOf(where: string, what: string, needs: Needs): Readonly<Record<string, NeedSpec>> {
  return Object.fromEntries(Object.entries(needs).map(([key, wanted]) => [key, specOf(where, what, key, wanted)]))
}

function specOf(where: string, what: string, key: string, wanted: unknown): NeedSpec {
  if (typeof wanted === 'object' && wanted !== null && NEED in wanted)
    return namedArgument(wanted[NEED] as NeedSpec, key)
  throw new DefinitionError(
    where,
    `${what}, need "${key}"`,
    'a fact, a path into one, a condition or an argument',
    'write it as fact, fact.$.field, fact.is({ … }) or argument(z.string())',
  )
}

/** The fact that a capability gives. */
export function givenBy(where: string, what: string, gives: Need<unknown> | undefined): FactSpec {
  const spec = gives?.[NEED]
  if (spec && spec.path.length === 0 && spec.mode === 'value') return spec.fact
  throw new DefinitionError(where, what, '"gives" to be a fact', 'name a whole fact, made with fact(…)')
}

/** From the outermost kind to `kind` itself. */
export function chainOf(kind: EntitySpec | undefined): readonly EntitySpec[] {
  return kind ? [...chainOf(kind.parent), kind] : []
}

/** The kind of entity a need is about; a need of all members belongs to what they are members of. */
export function kindOf(need: NeedSpec): EntitySpec | undefined {
  return need.mode === 'all' ? need.fact.about?.parent : need.fact.about
}

function scopeOf(
  where: string,
  what: string,
  needs: readonly NeedSpec[],
  gives: FactSpec | undefined,
): EntitySpec | undefined {
  const kinds = [...needs.map(kindOf), ...(gives ? [gives.about] : [])]
  const deepest = kinds.reduce((one, other) => (chainOf(other).length > chainOf(one).length ? other : one), undefined)
  const chain = chainOf(deepest).map((kind) => kind.name)
  for (const kind of kinds) {
    if (kind && !chain.includes(kind.name)) {
      throw new DefinitionError(
        where,
        what,
        `needs about one entity, but it mentions "${kind.name}" and "${deepest?.name}"`,
        'use all(…) for the values of every member, or split the capability',
      )
    }
  }
  if (gives && gives.about?.name !== deepest?.name) {
    throw new DefinitionError(
      where,
      what,
      `"${gives.name}" to be about "${deepest?.name}", as its needs are`,
      `declare the fact { about: ${deepest?.name} }, or need all(…) instead`,
    )
  }
  return deepest
}
