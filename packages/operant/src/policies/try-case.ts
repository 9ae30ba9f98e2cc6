import type { z } from 'zod'
import type { ActionSpec } from '../agent/capability.ts'
import { BadValue, decode, schemaAt } from '../facts/fact.ts'
import type { Json } from '../facts/json.ts'
import type { NeedSpec } from '../facts/need.ts'
import { Money } from '../facts/money.ts'
import { nothingToBear } from '../guard/guarded-bearing.ts'
import { outcomeOf } from '../guard/decide.ts'
import { outcomeText } from '../guard/outcome.ts'
import type { GuardedCall } from '../guard/policies.ts'
import { mendName } from '../guard/problem.ts'
import type { DecisionExplanation, DecisionReason, DecisionRecord } from '../journal/decision-record.ts'
import type { LoadedAgent } from '../run/loading/load-agent.ts'
import type { SavedCase } from './saved-cases.ts'

/** What became of a saved case under the policies as they are now. */
export interface TriedCase {
  readonly case: string
  readonly action: string
  readonly expected: string
  readonly decided: string
  readonly passed: boolean
  /** Why it did not pass; of a case that cannot be tried, what is wrong with it. */
  readonly why: string | undefined
  readonly reasons: readonly DecisionReason[]
  /** What decided, what would have without it, and what would have to be otherwise. */
  readonly explanation?: DecisionExplanation
  /** The decision; absent where it cannot be tried. */
  readonly record?: DecisionRecord
}

export type People = (name: string) => GuardedCall['person']

/** Decides a saved case without a run: nothing is read, reserved or done. */
export function tryCase(loaded: LoadedAgent, saved: SavedCase, people: People): TriedCase {
  const told = { case: saved.name, action: saved.action, expected: saved.expect }
  try {
    const record = explainSaved(loaded, saved, people)
    const { explanation } = record
    const decided = outcomeText(outcomeOf(record))
    const voted = record.reasons.filter((reason) => reason.effect === record.effect)
    const by = saved.by === undefined || voted.some(({ rule }) => rule.endsWith(saved.by ?? ''))
    const why =
      decided !== saved.expect
        ? `expected ${saved.expect}, and it is ${decided}`
        : by
          ? undefined
          : `expected "${saved.by}" to decide, and it is ${voted.map(({ rule }) => `"${rule}"`).join(', ')}`
    return {
      ...told,
      decided,
      passed: why === undefined,
      why,
      reasons: record.reasons,
      ...(explanation && { explanation }),
      record,
    }
  } catch (error) {
    if (!(error instanceof BadValue)) throw error
    return { ...told, decided: 'cannot be tried', passed: false, why: error.message, reasons: [] }
  }
}

/** A call as it is written down, without what is expected of it. */
export type SavedCall = Pick<SavedCase, 'action' | 'arguments' | 'facts' | 'literals' | 'startedBy' | 'now'>

/**
 * Decides a call without a run.
 * @throws BadValue where it cannot be a call of this agent under these policies.
 */
export function decideSaved(loaded: LoadedAgent, saved: SavedCall, people: People): DecisionRecord {
  return loaded.policies.decide(callOf(loaded, saved, people)).record
}

/** The same, explained. */
export function explainSaved(loaded: LoadedAgent, saved: SavedCall, people: People): DecisionRecord {
  const call = callOf(loaded, saved, people)
  const { record } = loaded.policies.decide(call)
  return { ...record, explanation: loaded.policies.explain(call, record) }
}

function callOf(loaded: LoadedAgent, saved: SavedCall, people: People): GuardedCall {
  const { agent } = loaded
  const action = actionOf(loaded, saved.action)
  const values = argumentsOf(action, saved.arguments)
  const amount = action.spend?.amount(values)
  return {
    action: saved.action,
    arguments: values,
    facts: factsOf(loaded, saved),
    literals: saved.literals,
    bearing: nothingToBear,
    spends: action.spend && amount ? { budget: action.spend.budget, amount } : undefined,
    unproven: loaded.unproven.get(action.name),
    agent: agent.name,
    startedBy: saved.startedBy,
    person: people(saved.startedBy),
    run: 'saved case',
    now: saved.now,
  }
}

function actionOf(loaded: LoadedAgent, name: string): ActionSpec {
  const actions = [...loaded.agent.capabilities.values()].filter((spec) => spec.kind === 'action')
  const found = actions.find((spec) => spec.name === name || (spec.undo !== 'none' && `${spec.name}.undo` === name))
  const known = actions.map((spec) => spec.name)
  if (!found) throw new BadValue(`agent ${loaded.agent.name} has no action "${name}". ${mendName(name, known)}`)
  return found
}

function argumentsOf(action: ActionSpec, given: Readonly<Record<string, Json>>): Readonly<Record<string, unknown>> {
  const stray = Object.keys(given).find((name) => !Object.hasOwn(action.needs, name))
  if (stray !== undefined)
    throw new BadValue(`${action.name} takes no argument "${stray}". ${mendName(stray, Object.keys(action.needs))}`)
  return Object.fromEntries(
    Object.entries(action.needs).flatMap(([name, need]) => {
      const value = given[name]
      return value === undefined ? [] : [[name, decoded(schemaOf(need), value, `arguments.${name}`)] as const]
    }),
  )
}

function schemaOf(need: NeedSpec): z.ZodType {
  const field = schemaAt(need.fact.schema, need.path) ?? need.fact.schema
  return need.mode === 'all' ? field.array() : field
}

/** The given fields, each of which some policy must look at: one that is misspelt would else prove nothing. */
function factsOf(loaded: LoadedAgent, { action, facts }: SavedCall): Readonly<Record<string, unknown>> {
  const mentioned = loaded.policies.factsFor(action)
  const result: Record<string, unknown> = {}
  for (const [name, given] of Object.entries(facts)) {
    const paths = mentioned.filter(({ fact }) => fact === name).map(({ path }) => path)
    const spec = loaded.agent.facts.get(name)
    if (!spec || paths.length === 0)
      throw new BadValue(
        `no policy of ${action} looks at "${name}". ${mendName(name, [...new Set(mentioned.map(({ fact }) => fact))])}`,
      )
    result[name] = picked(spec.schema, given, paths, name)
  }
  return result
}

function picked(schema: z.ZodType, given: Json, paths: readonly (readonly string[])[], what: string): unknown {
  if (paths.some((path) => path.length === 0)) return decoded(schema, given, what)
  const fields = given !== null && typeof given === 'object' && !Array.isArray(given) ? Object.entries(given) : []
  const known = [...new Set(paths.map(([first = '']) => first))]
  return Object.fromEntries(
    fields.map(([field, value]) => {
      const below = paths.filter(([first]) => first === field).map(([, ...rest]) => rest)
      const inner = schemaAt(schema, [field])
      if (below.length === 0 || !inner)
        throw new BadValue(`no policy looks at "${what}.${field}". ${mendName(field, known)}`)
      return [field, picked(inner, value, below, `${what}.${field}`)] as const
    }),
  )
}

/** A value by its schema; amounts may be written as policies write them. */
function decoded(schema: z.ZodType, given: Json, what: string): unknown {
  try {
    return decode(schema, given, what)
  } catch (error) {
    const amounts = withAmounts(given)
    if (amounts === given) throw error
    return decode(schema, amounts, what)
  }
}

function withAmounts(given: Json): Json {
  if (typeof given === 'string') return /^-?\d+(\.\d+)? [A-Z]{3}$/.test(given) ? Money.parse(given).toJSON() : given
  if (Array.isArray(given)) return given.map(withAmounts)
  if (given === null || typeof given !== 'object') return given
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, withAmounts(value)]))
}
