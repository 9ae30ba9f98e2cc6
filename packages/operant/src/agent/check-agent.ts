import { DefinitionError } from '../facts/definition-error.ts'
import { schemaAt, type EntitySpec, type FactSpec } from '../facts/fact.ts'
import type { NeedSpec } from '../facts/need.ts'
import type { CapabilitySpec, ConditionSpec } from './capability.ts'
import { chainOf } from './common.ts'
import type { Agent } from './define-agent.ts'
import type { GoalSpec } from './goal.ts'

/** The checks, facts and kinds of entity that an agent's goals and capabilities mention. */
export function reachableSpecs(goals: readonly GoalSpec[], can: readonly CapabilitySpec[]) {
  const conditions = new Map<string, ConditionSpec>()
  const facts = new Map<string, FactSpec>()
  const entities = new Map<string, EntitySpec>()
  const note = (fact: FactSpec | undefined) => {
    if (!fact) return
    facts.set(fact.name, fact)
    for (const kind of chainOf(fact.about)) {
      entities.set(kind.name, kind)
      facts.set(kind.members.fact.name, kind.members.fact)
    }
  }
  const visit = (spec: CapabilitySpec) => {
    if (spec.kind === 'condition') {
      if (conditions.has(spec.name)) return
      conditions.set(spec.name, spec)
    }
    if ('gives' in spec) note(spec.gives)
    for (const wanted of Object.values(spec.needs)) note(wanted.fact)
    if ('makes' in spec) spec.makes.forEach(visit)
    if ('changes' in spec) spec.changes.forEach(note)
    if ('rereads' in spec) spec.rereads.forEach(note)
  }
  for (const goal of goals) {
    Object.values(goal.input).forEach(note)
    goal.doneWhen.forEach(visit)
    goal.never.forEach(visit)
  }
  can.forEach(visit)
  return { conditions: [...conditions.values()], facts, entities }
}

/**
 * Refuses an agent that cannot work: names used twice, needs that nothing gives, paths that lead nowhere, and goals
 * that no order of steps could ever reach.
 */
export function checkAgent(agent: Agent, goals: readonly GoalSpec[], can: readonly CapabilitySpec[]): void {
  const what = `agent "${agent.name}"`
  const twice = firstTwice([
    ...can.map((spec) => spec.name),
    ...[...agent.capabilities.values()].filter((spec) => spec.kind === 'condition').map((spec) => spec.name),
  ])
  if (twice)
    throw new DefinitionError(
      agent.definedAt,
      what,
      `each name once, but "${twice}" stands for two things`,
      'rename one of them',
    )
  const goalTwice = firstTwice(goals.map((goal) => goal.name))
  if (goalTwice)
    throw new DefinitionError(
      agent.definedAt,
      what,
      `each goal once, but "${goalTwice}" stands twice`,
      'rename one of them',
    )
  for (const spec of agent.capabilities.values()) {
    for (const [key, wanted] of Object.entries(spec.needs)) checkNeed(agent, spec, key, wanted)
  }
  for (const goal of goals) checkReachable(agent, goal)
}

function firstTwice(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index)
}

function checkNeed(agent: Agent, spec: CapabilitySpec, key: string, wanted: NeedSpec): void {
  const what = `"${spec.name}", need "${key}"`
  const known = agent.facts.get(wanted.fact.name)
  if (known && known.schema !== wanted.fact.schema) {
    throw new DefinitionError(
      spec.definedAt,
      what,
      `one fact "${wanted.fact.name}", but it is declared at ${known.definedAt} and again at ${wanted.fact.definedAt}`,
      'import the one token in both places',
    )
  }
  if (!schemaAt(wanted.fact.schema, wanted.path)) {
    throw new DefinitionError(
      spec.definedAt,
      what,
      `a field of "${wanted.fact.name}", but it has no "${wanted.path.join('.')}"`,
      'correct the path',
    )
  }
}

/** Names of the facts some order of steps could give, all values being favourable. */
function checkReachable(agent: Agent, goal: GoalSpec): void {
  const had = new Set(Object.values(goal.input).map((fact) => fact.name))
  const has = (wanted: NeedSpec): boolean =>
    wanted.mode === 'maybe' ||
    (had.has(wanted.fact.name) && (wanted.fact.about === undefined || membersKnown(wanted.fact.about)))
  const membersKnown = (kind: EntitySpec): boolean =>
    had.has(kind.members.fact.name) && (kind.parent === undefined || membersKnown(kind.parent))
  for (let before = -1; before !== had.size;) {
    before = had.size
    for (const kind of agent.entities.values()) if (membersKnown(kind)) had.add(kind.name)
    for (const spec of agent.capabilities.values()) {
      if ('gives' in spec && spec.gives && Object.values(spec.needs).every(has)) had.add(spec.gives.name)
    }
  }
  for (const check of goal.doneWhen) {
    if (had.has(check.name)) continue
    const missing = firstMissing(agent, check, had, new Set())
    throw new DefinitionError(
      goal.definedAt,
      `goal "${goal.name}" of agent "${agent.name}", check "${check.name}"`,
      `a way to "${missing}", but ${whyMissing(agent, missing)}`,
      `add a capability that gives "${missing}" to "can"`,
    )
  }
}

function firstMissing(agent: Agent, spec: CapabilitySpec, had: ReadonlySet<string>, seen: Set<string>): string {
  for (const wanted of Object.values(spec.needs)) {
    const name = [...chainOf(wanted.fact.about).map((kind) => kind.members.fact.name), wanted.fact.name].find(
      (one) => !had.has(one),
    )
    if (name === undefined || seen.has(name)) continue
    seen.add(name)
    const giver = giversOf(agent, name)[0]
    return giver ? firstMissing(agent, giver, had, seen) : name
  }
  return [...seen].at(-1) ?? spec.name
}

function whyMissing(agent: Agent, name: string): string {
  const givers = giversOf(agent, name)
  return givers.length === 0
    ? 'nothing in "can" gives it'
    : `${givers.map((giver) => `"${giver.name}"`).join(' and ')} can only give it once it is known`
}

/** Capabilities that give a fact of this name. */
export function giversOf(agent: Agent, name: string): readonly CapabilitySpec[] {
  return [...agent.capabilities.values()].filter((spec) => 'gives' in spec && spec.gives?.name === name)
}
