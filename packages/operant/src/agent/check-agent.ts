import { z } from 'zod'
import { DefinitionError } from '../facts/definition-error.ts'
import { schemaAt, type EntitySpec, type FactSpec } from '../facts/fact.ts'
import type { NeedSpec } from '../facts/need.ts'
import { needText, recordsOf } from './bearing-spec.ts'
import type { CapabilitySpec, ConditionSpec } from './capability.ts'
import { chainOf } from './common.ts'
import { mayBeLeftOut } from './argument.ts'
import { checkLimits } from './check-limits.ts'
import { askedFor, checkSaid, knownBy } from './check-said.ts'
import type { Agent } from './define-agent.ts'
import type { GoalSpec } from './goal.ts'

/** The checks, facts and kinds of entity that an agent's goals and capabilities mention. */
export function reachableSpecs(goals: readonly GoalSpec[], can: readonly CapabilitySpec[]) {
  const conditions = new Map<string, ConditionSpec>()
  const facts = new Map<string, FactSpec>()
  const entities = new Map<string, EntitySpec>()
  const twice: (readonly [FactSpec, FactSpec])[] = []
  const note = (fact: FactSpec | undefined) => {
    if (!fact) return
    const before = facts.get(fact.name)
    if (before && before.schema !== fact.schema) twice.push([before, fact])
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
    knownBy(spec).forEach(note)
    for (const wanted of allNeeds(spec)) if (wanted.mode !== 'argument') note(wanted.fact)
    if ('makes' in spec) spec.makes.forEach(visit)
    if ('changes' in spec) spec.changes.forEach(note)
    if ('preview' in spec) note(spec.preview?.gives)
    if (spec.kind === 'wait') {
      spec.rereads.forEach(note)
      spec.watches.forEach(note)
      spec.checks.forEach(visit)
    }
  }
  for (const goal of goals) {
    Object.values(goal.input).forEach(note)
    goal.doneWhen.forEach(visit)
    goal.never.forEach(visit)
    for (const { fact } of goal.answers) note(fact)
    for (const { fact } of Object.values(goal.forecast?.needs ?? {})) note(fact)
  }
  can.forEach(visit)
  return { conditions: [...conditions.values()], facts, entities, twice }
}

/**
 * Refuses an agent that cannot work: names used twice, needs that nothing gives, paths that lead nowhere, and goals
 * that no order of steps could ever reach.
 */
export function checkAgent(agent: Agent, goals: readonly GoalSpec[], can: readonly CapabilitySpec[]): void {
  checkNames(agent, goals, can)
  checkSaid(agent, goals)
  for (const spec of agent.capabilities.values()) {
    for (const [key, wanted] of Object.entries(spec.needs)) checkNeed(agent, spec, key, wanted)
    for (const record of besidesOf(spec)) checkNeed(agent, spec, needText(record), record)
  }
  for (const goal of goals) checkReachable(agent, goal)
  for (const goal of goals) checkLimits(agent, goal)
  const had = reachableFacts(agent, goals)
  const chosen = reachableFacts(agent, goals, true)
  for (const spec of agent.capabilities.values())
    if (!(spec.kind === 'action' && spec.setsOnly)) checkUsable(agent, spec, had, chosen)
}

function checkNames(agent: Agent, goals: readonly GoalSpec[], can: readonly CapabilitySpec[]): void {
  const refuse = (expected: string, mend: string) => {
    throw new DefinitionError(agent.definedAt, `agent "${agent.name}"`, expected, mend)
  }
  if (goals.length === 0) refuse('at least one goal', 'add one to "goals"')
  const checks = [...agent.capabilities.values()].filter((spec) => spec.kind === 'condition')
  // A check may stand in "can", to be there for goals that are composed without code.
  const named = can.filter((spec) => !checks.some((check) => check === spec))
  const twice = firstTwice([...named, ...checks].map((spec) => spec.name))
  if (twice !== undefined) refuse(`each name once, but "${twice}" stands for two things`, 'rename one of them')
  const goalTwice = firstTwice(goals.map((goal) => goal.name))
  if (goalTwice !== undefined) refuse(`each goal once, but "${goalTwice}" stands twice`, 'rename one of them')
  const both = checks.find((check) => agent.facts.has(check.name) && agent.facts.get(check.name) !== check.gives)
  if (both) refuse(`one meaning of "${both.name}", but it is a check and a fact`, 'rename one of them')
  const [again] = reachableSpecs(goals, can).twice
  if (again)
    refuse(
      `one fact "${again[0].name}", but it is declared at ${again[0].definedAt} and again at ${again[1].definedAt}`,
      'import the one token in both places',
    )
}

function firstTwice(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index)
}

/** Kinds of capability that a model may choose inputs of. */
const takesArguments: ReadonlySet<CapabilitySpec['kind']> = new Set([
  'query',
  'calculation',
  'judgement',
  'question',
  'action',
])

function checkNeed(agent: Agent, spec: CapabilitySpec, key: string, wanted: NeedSpec): void {
  const what = `"${spec.name}", need "${key}"`
  if (wanted.mode === 'argument' && !(takesArguments.has(spec.kind) && Object.hasOwn(spec.needs, key)))
    throw new DefinitionError(
      spec.definedAt,
      what,
      `a fact, but it is an argument, and ${takesArguments.has(spec.kind) ? 'only inputs may be one' : `a ${spec.kind} takes none`}`,
      'name the fact that it looks at, for nobody may choose what it says',
    )
  if (wanted.mode === 'all' && !wanted.fact.about) {
    throw new DefinitionError(
      spec.definedAt,
      what,
      `"${wanted.fact.name}" to be about a kind of entity, for all(…) asks for every member`,
      'need the fact itself, or declare it { about: … }',
    )
  }
  if (wanted.is) checkKind(spec, what, wanted, wanted.is)
  if (!schemaAt(wanted.fact.schema, wanted.path)) {
    throw new DefinitionError(
      spec.definedAt,
      what,
      `a field of "${wanted.fact.name}", but it has no "${wanted.path.join('.')}"`,
      'correct the path',
    )
  }
}

function checkKind(spec: CapabilitySpec, what: string, { fact }: NeedSpec, is: NonNullable<NeedSpec['is']>): void {
  const wrong = Object.entries(is).find(([field, value]) => {
    const schema = schemaAt(fact.schema, [field])
    return !schema || !z.safeDecode(schema, value).success
  })
  if (!wrong) return
  throw new DefinitionError(
    spec.definedAt,
    what,
    `a kind that "${fact.name}" can be of, but its "${wrong[0]}" is never ${JSON.stringify(wrong[1])}`,
    'correct what stands in is({ … })',
  )
}

/** The other sources that what a capability gives must agree with. */
export function comparedWith(spec: CapabilitySpec): readonly NeedSpec[] {
  const expects = spec.kind === 'query' || spec.kind === 'calculation' ? spec.expects : []
  return expects.flatMap((one) => (one.kind === 'agreement' ? [one.other] : []))
}

/** What a capability needs to know: its inputs, and the records that must bear them. */
function allNeeds(spec: CapabilitySpec): readonly NeedSpec[] {
  return [...Object.values(spec.needs), ...besidesOf(spec)]
}

/** Facts that the runtime looks at for a capability's sake, besides its inputs. */
function besidesOf(spec: CapabilitySpec): readonly NeedSpec[] {
  return spec.kind === 'action' ? recordsOf(spec.bearing) : comparedWith(spec)
}

/**
 * Names of the facts that some order of steps gives, all values being favourable. `chosen`: also what is given by
 * arguments that somebody chooses, which others can only be told by reference.
 */
function reachableFacts(agent: Agent, goals: readonly GoalSpec[], chosen = false): ReadonlySet<string> {
  const had = new Set(goals.flatMap((goal) => Object.values(goal.input).map((fact) => fact.name)))
  for (let before = -1; before !== had.size;) {
    before = had.size
    for (const kind of agent.entities.values()) if (membersKnown(kind, had)) had.add(kind.name)
    for (const spec of agent.capabilities.values()) {
      const given = knownBy(spec)
      if (given.length > 0 && Object.values(spec.needs).every((one) => canBeHad(one, had, chosen)))
        for (const { name } of given) had.add(name)
    }
  }
  return had
}

function canBeHad(wanted: NeedSpec, had: ReadonlySet<string>, chosen: boolean): boolean {
  const { fact, mode } = wanted
  if (mode === 'argument') return chosen || mayBeLeftOut(wanted)
  return mode === 'maybe' || (had.has(fact.name) && (fact.about === undefined || membersKnown(fact.about, had)))
}

function membersKnown(kind: EntitySpec, had: ReadonlySet<string>): boolean {
  return had.has(kind.members.fact.name) && (kind.parent === undefined || membersKnown(kind.parent, had))
}

/** A capability that no goal can bring into play is a mistake: something it needs has been forgotten. */
function checkUsable(agent: Agent, spec: CapabilitySpec, had: ReadonlySet<string>, chosen: ReadonlySet<string>): void {
  // An input may be a reference to what was given by chosen arguments; what judges the call may not.
  const within = takesArguments.has(spec.kind) ? chosen : had
  const usable = Object.values(spec.needs).every((wanted) => canBeHad(wanted, within, true))
  if (usable && besidesOf(spec).every((wanted) => canBeHad(wanted, had, false))) return
  const missing = firstMissing(agent, spec, had, new Set())
  throw new DefinitionError(
    spec.definedAt,
    `"${spec.name}" of agent "${agent.name}"`,
    `a way to "${missing}", but ${whyMissing(agent, missing)}`,
    `add a capability that gives "${missing}" to "can", or take "${spec.name}" out`,
  )
}

/** A goal must have a way to each of its checks. */
export function checkReachable(agent: Agent, goal: GoalSpec): void {
  const had = reachableFacts(agent, [goal])
  for (const { role, fact } of namedFacts(goal)) {
    const unknown = [...chainOf(fact.about).map((kind) => kind.members.fact.name), fact.name].find(
      (one) => !had.has(one),
    )
    if (unknown === undefined) continue
    const giver = giversOf(agent, unknown)[0]
    const missing = giver && !hasToBeChosen(giver) ? firstMissing(agent, giver, had, new Set()) : unknown
    throw new DefinitionError(
      goal.definedAt,
      `goal "${goal.name}" of agent "${agent.name}", ${role} "${fact.name}"`,
      `a way to "${missing}", but ${whyMissing(agent, missing)}`,
      `add a capability that gives "${missing}" to "can"`,
    )
  }
  for (const check of [...goal.doneWhen, ...goal.never]) {
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

/** Facts that a goal names itself, and as what. */
function namedFacts(goal: GoalSpec): readonly { readonly role: string; readonly fact: FactSpec }[] {
  const answers = goal.answers.map(({ fact }) => ({ role: 'answer', fact }))
  const foretold = Object.values(goal.forecast?.needs ?? {}).map(({ fact }) => ({ role: 'forecast', fact }))
  return [...answers, ...(goal.class ? [{ role: 'class', fact: goal.class.fact }] : []), ...foretold]
}

/** Whether it has an argument that somebody has to choose. */
export function hasToBeChosen(spec: CapabilitySpec): boolean {
  return Object.values(spec.needs).some((need) => need.mode === 'argument' && !mayBeLeftOut(need))
}

function firstMissing(agent: Agent, spec: CapabilitySpec, had: ReadonlySet<string>, seen: Set<string>): string {
  for (const wanted of allNeeds(spec)) {
    if (wanted.mode === 'argument') continue
    const name = [...chainOf(wanted.fact.about).map((kind) => kind.members.fact.name), wanted.fact.name].find(
      (one) => !had.has(one),
    )
    if (name === undefined || seen.has(name)) continue
    seen.add(name)
    const giver = giversOf(agent, name)[0] ?? askedFor(agent, name)
    return giver && !hasToBeChosen(giver) ? firstMissing(agent, giver, had, seen) : name
  }
  return [...seen].at(-1) ?? spec.name
}

function whyMissing(agent: Agent, name: string): string {
  const givers = giversOf(agent, name)
  const asked = askedFor(agent, name)
  if (asked) return `people only say it of "${asked.name}", which needs it before they are asked`
  if (givers.length === 0) return 'nothing in "can" gives it'
  const chosen = givers.find(hasToBeChosen)
  return chosen
    ? `"${chosen.name}" only gives it for arguments that somebody chooses: put facts in their place`
    : `${givers.map((giver) => `"${giver.name}"`).join(' and ')} can only give it once it is known`
}

const givers = new WeakMap<Agent, Map<string, readonly CapabilitySpec[]>>()

/** Capabilities that give a fact of this name. */
export function giversOf(agent: Agent, name: string): readonly CapabilitySpec[] {
  const known = givers.get(agent) ?? new Map<string, readonly CapabilitySpec[]>()
  givers.set(agent, known)
  const found =
    known.get(name) ?? [...agent.capabilities.values()].filter((spec) => 'gives' in spec && spec.gives?.name === name)
  known.set(name, found)
  return found
}
