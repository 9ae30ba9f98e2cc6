import { checkReachable, giversOf } from '../../agent/check-agent.ts'
import { checkLimits } from '../../agent/check-limits.ts'
import type { CapabilitySpec, ConditionSpec } from '../../agent/capability.ts'
import { chainOf } from '../../agent/common.ts'
import type { Agent } from '../../agent/define-agent.ts'
import { checkWording, limitsOf, type Composition, type GoalSpec, type LimitOptions } from '../../agent/goal.ts'
import { DefinitionError } from '../../facts/definition-error.ts'
import type { FactSpec } from '../../facts/fact.ts'
import type { NeedSpec } from '../../facts/need.ts'
import { mendName } from '../../guard/problem.ts'

/** A goal by the names of its parts, as a person puts it together without code. */
export interface GoalParts {
  readonly name: string
  readonly wordings: readonly string[]
  /** The wordings are for many runs, and name each input as `{input}`. */
  readonly named?: boolean
  /** Facts that are given when it is asked for. */
  readonly inputs: readonly string[]
  readonly doneWhen: readonly string[]
  readonly never: readonly string[]
  /** Facts, for a question. */
  readonly answers: readonly string[]
  readonly unmet: 'undo' | 'keep'
  readonly limits?: LimitOptions
  readonly composed: Composition
  readonly definedAt: string
}

/** What is wrong with one part, and how to mend it. */
export interface PartProblem {
  readonly field: string
  readonly says: string
}

export type ComposedResult = { readonly goal: GoalSpec } | { readonly problems: readonly PartProblem[] }

/**
 * Puts a goal together out of an agent's own checks. Refused for everything that a goal in code is refused for; its
 * inputs are inputs that a goal in code has, so that nothing becomes a person's word that was a system's.
 */
export function composeGoal(agent: Agent, parts: GoalParts): ComposedResult {
  const problems: PartProblem[] = []
  const checksOf = (field: 'doneWhen' | 'never'): readonly ConditionSpec[] =>
    parts[field].flatMap((name) => {
      const spec = agent.capabilities.get(name)
      if (spec?.kind === 'condition') return [spec]
      problems.push({ field, says: unknownCheck(agent, name, spec) })
      return []
    })
  const doneWhen = checksOf('doneWhen')
  const never = checksOf('never')
  const answers = parts.answers.flatMap((name): NeedSpec[] => {
    const fact = agent.facts.get(name)
    if (fact && !agent.capabilities.has(name) && !agent.entities.has(name)) return [answerTo(fact)]
    const facts = [...agent.facts.keys()].filter((one) => !agent.capabilities.has(one))
    problems.push({ field: 'answers', says: `agent "${agent.name}" knows no fact "${name}". ${mendName(name, facts)}` })
    return []
  })
  const known = inputsOf(agent)
  const input = parts.inputs.flatMap((name): [string, FactSpec][] => {
    const fact = known.get(name)
    if (fact) return [[name, fact]]
    problems.push({ field: 'inputs', says: notGiven(agent, name, [...known.keys()]) })
    return []
  })
  if (parts.doneWhen.length === 0 && parts.answers.length === 0)
    problems.push({ field: 'doneWhen', says: 'nothing would close it; name at least one check' })
  const both = doneWhen.find((check) => never.includes(check))
  if (both) problems.push({ field: 'never', says: `"${both.name}" is to become true as well; take one of them out` })
  if (problems.length > 0) return { problems }
  try {
    return { goal: checked(agent, parts, { doneWhen, never, answers, input: Object.fromEntries(input) }) }
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error
    const missing = [...doneWhen, ...never].flatMap((check) => missingFor(agent, check, parts.inputs))
    const says = missing.length > 0 ? missing : [error.message.replace(`${parts.definedAt}: `, '')]
    const field = doneWhen.length + never.length === 0 ? 'answers' : 'doneWhen'
    return { problems: says.map((one) => ({ field, says: one })) }
  }
}

function checked(
  agent: Agent,
  parts: GoalParts,
  own: Pick<GoalSpec, 'doneWhen' | 'never' | 'answers' | 'input'>,
): GoalSpec {
  const { name, wordings, unmet, composed, definedAt } = parts
  const what = `goal "${name}"`
  const [ask = name] = wordings
  if (parts.named === true)
    for (const wording of wordings) {
      const asked = Object.keys(own.input).filter((one) => !Object.hasOwn(composed.fixed ?? {}, one))
      checkWording(definedAt, what, wording, asked)
    }
  const limits = limitsOf(definedAt, what, parts.limits ?? {})
  const goal: GoalSpec = {
    name,
    ask,
    wordings,
    ...own,
    unmet,
    composed,
    definedAt,
    limits: limits.money.length > 0 ? { ...limits, noOtherMoney: true } : limits,
  }
  checkLimits(agent, goal)
  checkReachable(agent, goal)
  return goal
}

function answerTo(fact: FactSpec): NeedSpec {
  const mode = fact.about ? 'all' : 'value'
  return { fact, path: [], mode, is: undefined, atLeast: undefined, within: undefined }
}

function unknownCheck(agent: Agent, name: string, spec: CapabilitySpec | undefined): string {
  if (spec)
    return `"${name}" is no check of agent "${agent.name}" but ${/^[aeiou]/.test(spec.kind) ? 'an' : 'a'} ${spec.kind}; operant checks lists them`
  const names = [...agent.capabilities.values()].flatMap((one) => (one.kind === 'condition' ? [one.name] : []))
  return `agent "${agent.name}" has no check "${name}". ${mendName(name, names)}`
}

function notGiven(agent: Agent, name: string, names: readonly string[]): string {
  const givers = giversOf(agent, name)
  if (givers.length > 0)
    return `"${name}" is what ${givers.map((one) => one.name).join(' and ')} says, and nobody may say it instead; leave it out`
  return `no goal of agent "${agent.name}" is given a "${name}". ${mendName(name, names)}`
}

function missingFor(agent: Agent, check: ConditionSpec, given: readonly string[]): readonly string[] {
  const missing = parametersOf(agent, check).filter(({ name }) => !given.includes(name))
  return missing.map(({ name }) => `${check.name} needs ${name}; give it as in ${check.name}(${name}=…)`)
}

/** Facts that goals in code are given when they are asked for. */
export function inputsOf(agent: Agent): ReadonlyMap<string, FactSpec> {
  const coded = [...agent.goals.values()].filter(({ composed }) => !composed)
  return new Map(coded.flatMap((goal) => Object.values(goal.input).map((fact) => [fact.name, fact] as const)))
}

/** What has to be given from outside so that a check can be looked at: a goal in code would have it as input. */
export function parametersOf(agent: Agent, check: CapabilitySpec): readonly FactSpec[] {
  const inputs = inputsOf(agent)
  const found = new Map<string, FactSpec>()
  const seen = new Set<string>()
  const visit = ({ fact, mode }: NeedSpec): void => {
    if (mode === 'argument') return
    for (const kind of chainOf(fact.about)) visit(kind.members)
    if (seen.has(fact.name)) return
    seen.add(fact.name)
    const input = inputs.get(fact.name)
    const givers = giversOf(agent, fact.name)
    if (input && givers.length === 0) found.set(fact.name, input)
    for (const giver of givers) Object.values(giver.needs).forEach(visit)
  }
  Object.values(check.needs).forEach(visit)
  return [...found.values()]
}
