import type { z } from 'zod'
import type { ActionSpec, ChangeSetSpec } from '../../agent/capability.ts'
import { needText, recordsOf } from '../../agent/bearing-spec.ts'
import { comparedWith } from '../../agent/check-agent.ts'
import { giversOf } from '../../agent/check-agent.ts'
import { chainOf } from '../../agent/common.ts'
import type { Agent } from '../../agent/define-agent.ts'
import { schemaAt } from '../../facts/fact.ts'
import type { NeedSpec } from '../../facts/need.ts'
import { loadPolicies } from '../../guard/load.ts'
import type { Policies } from '../../guard/policies.ts'
import { problemText, type PolicyProblem } from '../../guard/problem.ts'
import { lintAgent } from './lint-agent.ts'
import { missingOf, missingWords } from './missing-terms.ts'
import { reachOf } from './static-reach.ts'

/** An agent with its policies compiled: what the engine runs. */
export interface LoadedAgent {
  readonly agent: Agent
  readonly policies: Policies
  /** Facts that the policies of an action look at, or that a value must agree with: needs besides their own. */
  readonly guarded: ReadonlyMap<string, Readonly<Record<string, NeedSpec>>>
  readonly warnings: readonly string[]
  /** Of those, what is worth a look in its policies, with where it stands. */
  readonly remarks: readonly PolicyProblem[]
  /** Unproven writes, with what is missing in words. */
  readonly unproven: ReadonlyMap<string, readonly string[]>
}

/** Policies that cannot work: every problem with file, line, what was expected and how to mend it. Never retried. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError'
  readonly problems: readonly PlacedProblem[]

  constructor(agent: string, problems: readonly PlacedProblem[], lines: readonly string[]) {
    super([`the policies of agent "${agent}" cannot be used:`, ...lines].join('\n'))
    this.problems = problems
  }
}

/** What keeps policies from being used, with where it stands; a problem of all of them together stands nowhere. */
export interface PlacedProblem {
  readonly file: string | null
  /** From 1. */
  readonly line: number | null
  /** From 1. */
  readonly column: number | null
  readonly message: string
  /** How to mend it; empty where the message says so. */
  readonly mend: string
}

/** Name under which policies speak of taking an action back. */
export function undoName(action: string): string {
  return `${action}.undo`
}

/**
 * Compiles an agent's policies against its own facts and actions.
 * @throws PolicyError when a policy file is wrong; nothing is loaded then.
 */
export function loadAgent(agent: Agent): LoadedAgent {
  const actions = [...agent.capabilities.values()].filter((spec) => spec.kind === 'action')
  const vocabulary = {
    facts: Object.fromEntries([...agent.facts.values()].map((fact) => [fact.name, fact.schema])),
    read: readFacts(agent),
    actions: Object.fromEntries(actions.flatMap((action) => entriesOf(agent, action))),
  }
  const loaded = loadPolicies(agent.policies, vocabulary)
  if (loaded.kind === 'refused') {
    const placed = loaded.problems.map(({ path, ...problem }) => ({ file: path, ...problem }))
    throw new PolicyError(
      agent.name,
      placed,
      loaded.problems.map((problem) => `  ${problemText(problem)}`),
    )
  }
  const astray = actions.flatMap((action) => [
    ...factsAstray(agent, loaded.policies, action),
    ...previewsAstray(actions, loaded.policies, action),
    ...saidAstray(loaded.policies, action),
  ])
  if (astray.length > 0)
    throw new PolicyError(
      agent.name,
      astray.map((line) => ({ file: null, line: null, column: null, message: line.trim(), mend: '' })),
      astray,
    )
  const compared = [...agent.capabilities.values()].flatMap((spec) => {
    const needs = comparedWith(spec).map((need) => [recordNeed(need), need] as const)
    return needs.length > 0 ? [[spec.name, Object.fromEntries(needs)] as const] : []
  })
  const guarded = [
    ...compared,
    ...actions.map((action) => [action.name, guardNeeds(agent, loaded.policies, action)] as const),
    ...[...agent.capabilities.values()].flatMap((spec) =>
      spec.kind === 'change set' ? [[spec.name, setNeeds(agent, loaded.policies, spec)] as const] : [],
    ),
  ]
  return {
    agent,
    policies: loaded.policies,
    guarded: new Map(guarded),
    warnings: [...loaded.warnings.map(problemText), ...lintAgent(agent)],
    remarks: loaded.warnings,
    unproven: unprovenWrites(agent, actions),
  }
}

function unprovenWrites(agent: Agent, actions: readonly ActionSpec[]): LoadedAgent['unproven'] {
  const reach = reachOf(agent)
  const entries = actions.flatMap((action) => {
    const missing = missingOf(reach, action)
    return missing ? [[action.name, missingWords(missing)] as const] : []
  })
  return new Map(entries)
}

/** Facts that only systems give: what they say is theirs, and its schema must say who wrote it. */
function readFacts(agent: Agent): ReadonlySet<string> {
  const inputs = new Set([...agent.goals.values()].flatMap((one) => Object.values(one.input).map((fact) => fact.name)))
  const names = [...agent.facts.keys()].filter((name) => {
    const givers = giversOf(agent, name)
    return givers.length > 0 && !inputs.has(name) && givers.every(({ kind }) => kind === 'query')
  })
  return new Set(names)
}

function entriesOf(agent: Agent, action: ActionSpec) {
  const known = readFacts(agent)
  const read = new Set(Object.keys(action.needs).filter((name) => known.has(action.needs[name]?.fact.name ?? '')))
  const inputs = Object.fromEntries(Object.entries(action.needs).map(([name, need]) => [name, needSchema(need)]))
  const connectors = Object.values(action.uses).map(({ name }) => name)
  const entry = { inputs, read, spends: action.spend ? [action.spend.budget] : [], uses: connectors }
  return [
    [action.name, { ...entry, irreversible: action.risk === 'irreversible' }] as const,
    ...(action.undo === 'none'
      ? []
      : [[undoName(action.name), { inputs, read, spends: [], uses: connectors }] as const]),
  ]
}

/** Schema of the value a need brings. */
function needSchema(need: NeedSpec): z.ZodType {
  const field = schemaAt(need.fact.schema, need.path) ?? need.fact.schema
  if (need.mode === 'maybe') return field.optional()
  return need.mode === 'all' ? field.array() : field
}

/** Facts about an entity that an action is not about: for its calls they say nothing, or several things at once. */
function factsAstray(agent: Agent, policies: Policies, action: ActionSpec): readonly string[] {
  const own = new Set(chainOf(action.scope).map((kind) => kind.name))
  return policies.factsFor(action.name).flatMap(({ fact }) => {
    const about = agent.facts.get(fact)?.about
    if (!about || own.has(about.name)) return []
    return [
      `  "${fact}" is about each ${about.name}, and ${action.name} is not: let it need a fact that sums them up, and mention that`,
    ]
  })
}

/** What a call comes to is known of a call of the action that previews it, and of nothing else. */
function previewsAstray(actions: readonly ActionSpec[], policies: Policies, action: ActionSpec): readonly string[] {
  const previews = new Set(actions.flatMap(({ preview }) => (preview ? [preview.gives.name] : [])))
  const own = action.preview?.gives.name
  const names = [action.name, ...(action.undo === 'none' ? [] : [undoName(action.name)])]
  return names.flatMap((name) =>
    policies
      .factsFor(name)
      .filter(({ fact }) => previews.has(fact) && !(name === action.name && fact === own))
      .map(({ fact }) => `  "${fact}" is what another call comes to, and the policies of ${name} look at it`),
  )
}

/** What people say of a call is known once they were asked, and the call's own policies say whether they are. */
function saidAstray(policies: Policies, { name, said }: ActionSpec): readonly string[] {
  return policies
    .factsFor(name)
    .filter(({ fact }) => fact === said?.name)
    .map(
      ({ fact }) => `  "${fact}" is what people say of ${name}, and its own policies look at it before they are asked`,
    )
}

/** Name of the need for a record that bears an action's arguments. */
function recordNeed(need: NeedSpec): string {
  return `record: ${needText(need)}${need.is ? ` ${JSON.stringify(need.is)}` : ''}${need.mode === 'maybe' ? '?' : ''}`
}

/** Whether a need of an action is for a record that bears its arguments, rather than for its rules. */
export function isRecordNeed(name: string): boolean {
  return name.startsWith('record: ')
}

/** What the rules of a set's actions look at, but for what is about each of its elements. */
function setNeeds(agent: Agent, policies: Policies, { of }: ChangeSetSpec): Readonly<Record<string, NeedSpec>> {
  const needs = of.flatMap((action) => Object.entries(guardNeeds(agent, policies, action)))
  return Object.fromEntries(needs.filter(([, { fact }]) => fact.about === undefined))
}

function guardNeeds(agent: Agent, policies: Policies, action: ActionSpec): Readonly<Record<string, NeedSpec>> {
  const needs = policies.factsFor(action.name).flatMap(({ fact, path }): [string, NeedSpec][] => {
    const spec = agent.facts.get(fact)
    // What the call comes to is asked for when it is decided.
    return spec && fact !== action.preview?.gives.name
      ? [
          [
            `policy: ${[fact, ...path].join('.')}`,
            { fact: spec, path: [], mode: 'value', is: undefined, atLeast: undefined, within: undefined },
          ],
        ]
      : []
  })
  const { freshRecords: within } = action.bearing
  const records = recordsOf(action.bearing).map((need): [string, NeedSpec] => [recordNeed(need), { ...need, within }])
  return Object.fromEntries([...needs, ...records])
}
