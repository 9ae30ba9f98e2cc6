import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import type { EntitySpec, FactSpec } from '../facts/fact.ts'
import type { NameOf } from '../facts/need.ts'
import {
  CAPABILITY,
  type ActionSpec,
  type Capability,
  type CapabilitySpec,
  type GivesOf,
  type NeedsOf,
} from './capability.ts'
import { checkRepeats } from './check-repeats.ts'
import { checkAgent, reachableSpecs } from './check-agent.ts'
import type { FilesSpec } from './files.ts'
import type { Goal, GoalInput, GoalSpec, InputOfGoal, NeedsOfGoal } from './goal.ts'
import { mayHoldText, oneOffExtraction } from './judgements/one-off.ts'
import { reasoningOf, type ReasoningOptions, type ReasoningSpec } from './reasoning-options.ts'
import { requireList } from './require.ts'

/** One policy file: where it came from and what it says. */
export interface PolicySource {
  readonly path: string
  readonly text: string
}

/** An agent as the runtime holds it: everything named, nothing left to look up. */
export interface Agent extends ReasoningSpec {
  readonly name: string
  readonly title: string
  readonly goals: ReadonlyMap<string, GoalSpec>
  /** All capabilities and checks by name. */
  readonly capabilities: ReadonlyMap<string, CapabilitySpec>
  readonly facts: ReadonlyMap<string, FactSpec>
  readonly entities: ReadonlyMap<string, EntitySpec>
  readonly policies: readonly PolicySource[]
  /** Where the files are that its runs make. */
  readonly files: readonly FilesSpec[]
  readonly definedAt: string
}

type InputNames<G> = InputOfGoal<G> extends infer In ? (In extends GoalInput ? NameOf<In[keyof In]> : never) : never
type Missing<G, C> = Exclude<NeedsOfGoal<G> | NeedsOf<C>, GivesOf<C> | InputNames<G>>
type Covered<G, C> = [Missing<G, C>] extends [never] ? unknown : { readonly 'nothing in "can" gives': Missing<G, C> }

/**
 * Puts an agent together: the goals it takes and what it can do. Refused by the compiler where a needed fact has no
 * giver, and when loaded for everything else that cannot work.
 * @throws DefinitionError with file, line, what was expected and how to mend it.
 */
export function defineAgent<
  const Gs extends readonly Goal<GoalInput, string>[],
  const Cs extends readonly Capability[],
>(
  definition: ReasoningOptions & {
    readonly name: string
    readonly title?: string
    readonly goals: Gs
    readonly can: Cs
    /** Policy files (YAML), or their text. Without a policy no write is allowed. */
    readonly policies?: readonly (URL | PolicySource)[]
    /** Facts that tell of files which its runs made, by filesOf: whoever looks at a run can open them. */
    readonly files?: readonly FilesSpec[]
  } & Covered<Gs[number], Cs[number]>,
): Agent {
  const where = definedAt()
  const what = `agent "${definition.name}"`
  requireList(where, what, 'goals', definition.goals)
  requireList(where, what, 'can', definition.can)
  const goals = definition.goals.map((one) => one.spec)
  const can = definition.can.map((one, index) => {
    if (CAPABILITY in one) return one[CAPABILITY]
    throw new DefinitionError(where, what, `only capabilities in "can", but entry ${index + 1} is none`, 'take it out')
  })
  const all = withOneOff(where, definition, goals, [...can, ...setsOnly(can)])
  const agent = assemble(where, definition, goals, all)
  checkAgent(agent, goals, all)
  checkRepeats(agent)
  return agent
}

/** Actions that only change sets name. */
function setsOnly(can: readonly CapabilitySpec[]): readonly ActionSpec[] {
  const named = can.flatMap((spec) => (spec.kind === 'change set' ? spec.of : []))
  return [...new Set(named)].filter((spec) => !can.includes(spec)).map((spec) => ({ ...spec, setsOnly: true }))
}

/** An agent with a model, and with texts from outside, can take closed values out of them as it needs them. */
function withOneOff(
  where: string,
  { reasoner = 'search' }: ReasoningOptions,
  goals: readonly GoalSpec[],
  can: readonly CapabilitySpec[],
): readonly CapabilitySpec[] {
  const reads = reasoner !== 'search' && mayHoldText(reachableSpecs(goals, can).facts.values())
  return reads ? [...can, oneOffExtraction(where)] : can
}

/** The same agent without some of its capabilities: for tests that ask which other way it finds. */
export function without(agent: Agent, ...names: readonly string[]): Agent {
  return { ...agent, capabilities: new Map([...agent.capabilities].filter(([name]) => !names.includes(name))) }
}

function assemble(
  where: string,
  definition: ReasoningOptions & {
    readonly name: string
    readonly title?: string
    readonly policies?: readonly (URL | PolicySource)[]
    readonly files?: readonly FilesSpec[]
  },
  goals: readonly GoalSpec[],
  can: readonly CapabilitySpec[],
): Agent {
  const { conditions, facts, entities } = reachableSpecs(goals, can)
  return {
    name: definition.name,
    title: definition.title ?? definition.name,
    goals: new Map(goals.map((goal) => [goal.name, goal])),
    capabilities: new Map([...can, ...conditions].map((spec) => [spec.name, spec])),
    facts,
    entities,
    policies: (definition.policies ?? []).map((policy) => sourceOf(where, definition.name, policy)),
    files: definition.files ?? [],
    ...reasoningOf(where, `agent "${definition.name}"`, definition),
    definedAt: where,
  }
}

function sourceOf(where: string, agent: string, policy: URL | PolicySource): PolicySource {
  if (!(policy instanceof URL)) return policy
  const path = fileURLToPath(policy)
  try {
    return { path, text: readFileSync(path, 'utf8') }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DefinitionError(where, `agent "${agent}"`, `a policy file at ${path} (${reason})`, 'correct its path')
  }
}
