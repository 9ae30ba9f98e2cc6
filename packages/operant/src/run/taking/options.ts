import type { DelegationSpec } from '../../agent/capability.ts'
import type { GoalSpec } from '../../agent/goal.ts'
import { hashOf } from '../../facts/json.ts'
import type { Scope } from '../../facts/key.ts'
import { stepKey, type DecidedCall, type RunState } from '../../journal/state.ts'
import { returned } from '../../journal/fold-taking.ts'
import { buildGraph, nameOf, type FactNode, type StepNode } from '../../planning/graph.ts'
import { whyNoWay } from '../../planning/explain.ts'
import { isCheck, knowledge, scopesOf, type Knowledge } from '../../planning/knowledge.ts'
import { standingsOf, toldChanges, type LeftHow, type ToldChange } from '../../planning/set-standing.ts'
import { planFor } from '../../planning/plan.ts'
import { undoName } from '../loading/load-agent.ts'
import { callOption, type TakeOverOption } from './call-option.ts'

/** More are no help. */
const mostOptions = 12

/** What could be done with a run that an agent does not go on with. Pure: the same journal always gives the same options. */
export function optionsOf(known: Knowledge, goal: GoalSpec): readonly TakeOverOption[] {
  const decided = decidedOptions(known)
  const ways = wayOptions(known, goal)
  const taken = new Set(decided.map(keyOf))
  const all = [
    ...decided.filter(({ kind }) => kind === 'do'),
    ...setOptions(known),
    ...ways.filter((option) => option.kind !== 'do' || !taken.has(keyOf(option))),
    ...decided.filter(({ kind }) => kind !== 'do'),
    ...questionOptions(known.state),
    ...childOptions(known.state),
  ]
  return [...all.slice(0, mostOptions - 1), returnOption(known, goal)]
}

function keyOf({ action, about, arguments: values }: TakeOverOption): string {
  return hashOf([action ?? null, about ?? null, values ?? null])
}

const byHand = 'do it by hand, then return: the agent finds it there and goes on'

/** Calls that rules or people said no to: whoever takes over may do them by hand. */
function decidedOptions(known: Knowledge): readonly TakeOverOption[] {
  return [...known.state.decisions].flatMap(([key, call]): readonly TakeOverOption[] => {
    const { state, agent } = known
    const name = key.slice(0, key.indexOf(' '))
    const spec = agent.capabilities.get(name)
    const why = whyNot(state, key, call)
    if (spec?.kind !== 'action' || why === undefined) return []
    const scope = JSON.parse(key.slice(name.length + 1)) as Scope
    const takesBack = hashOf({ action: undoName(name), arguments: call.arguments }) === call.argumentsHash
    const option = callOption(spec, scope, call.arguments)
    const ways = call.decision.explanation?.ways ?? []
    if (!option) return []
    if (takesBack)
      return [
        { kind: 'take back', title: `Take back: ${option.title}`, about: scope.join(' / '), why, ways, how: byHand },
      ]
    return [{ ...option, kind: 'do', why, ways, how: byHand }]
  })
}

/** How many changes of a set are told one by one; the others are counted. */
const mostChanges = 5

/** Changes of a set that were left out: by the rules, by people, or because they failed. */
function setOptions(known: Knowledge): readonly TakeOverOption[] {
  const { state, agent } = known
  const latest = new Map([...state.sets.values()].map((set) => [stepKey(set.step), set]))
  return [...latest.values()].flatMap((set) => {
    const spec = agent.capabilities.get(set.step.capability)
    if (set.ended === undefined || set.lapsed || spec?.kind !== 'change set') return []
    const changes = toldChanges(set.elements, standingsOf(known, set))
    const left = changes.filter(({ standing }) => standing.kind === 'left' && saidNo.has(standing.how))
    const makes = spec.makes.map(({ title }) => title)
    const told = left.slice(0, mostChanges).map((one) => ({ ...changeOption(known, one), makes }))
    const more = left.length - told.length
    if (more === 0) return told
    const how = `operant runs show ${state.run} tells them`
    return [...told, { kind: 'see to' as const, title: `See to ${more} more changes of "${set.title}"`, makes, how }]
  })
}

const saidNo: ReadonlySet<LeftHow> = new Set(['denied', 'escalated', 'not approved', 'failed'])

function changeOption({ agent }: Knowledge, { title, standing, element }: ToldChange): TakeOverOption {
  const spec = agent.capabilities.get(element.action)
  const scope = JSON.parse(element.scope) as Scope
  const option = spec?.kind === 'action' ? callOption(spec, scope, element.arguments) : undefined
  const why = standing.kind === 'left' ? `${standing.how}: ${standing.why}` : standing.kind
  return { ...option, kind: 'do', title, why, how: byHand }
}

/** Who said no; undefined where nobody did. */
function whyNot(state: RunState, key: string, { argumentsHash, decision }: DecidedCall): string | undefined {
  const { effect, reasons } = decision
  if (effect === 'deny' || effect === 'escalate') {
    const reason = reasons.find((one) => one.effect === effect)
    const said = effect === 'deny' ? 'denied' : `left to ${decision.approval?.roles.join(' or ') ?? 'people'}`
    return reason ? `${said} by ${reason.rule}: ${reason.text}` : said
  }
  const request = [...state.requests.values()].findLast(
    (one) => one.kind === 'approve' && stepKey(one.step) === key && one.argumentsHash === argumentsHash,
  )
  if (request?.answer?.kind === 'rejected') return `${request.answer.by} said no: ${request.answer.reason}`
  if (request?.answer?.kind === 'expired') return 'nobody approved it in time'
  return undefined
}

/** What would make the checks true that do not hold, and why the plan has no place for it. */
function wayOptions(known: Knowledge, goal: GoalSpec): readonly TakeOverOption[] {
  const wants = goal.doneWhen.flatMap((check) =>
    scopesOf(known, check.scope).scopes.map((scope) => ({ fact: check.gives, scope, floor: 0, opens: false })),
  )
  const { targets } = buildGraph(known, wants)
  const options = targets
    .filter(({ met }) => !met)
    .flatMap((target) => [...new Set([...target.steps, ...target.makers])])
    .flatMap((step) => optionsOfWay(known, step))
  return [...new Map(options.map((one) => [hashOf([one.kind, one.title, one.about ?? null]), one])).values()]
}

function optionsOfWay(known: Knowledge, step: StepNode): readonly TakeOverOption[] {
  if (step.spec.kind === 'delegation') return [delegationOption(known, step, step.spec)]
  if (step.spec.kind !== 'action') return []
  const why = whyNoWay(known.state, step)
  if (step.inputs && step.closed === undefined) {
    const values = Object.fromEntries(
      Object.entries(step.inputs.values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    )
    const option = callOption(step.spec, step.scope, values)
    return option ? [{ ...option, kind: 'do', ...(why === undefined ? {} : { why }), how: byHand }] : []
  }
  const missing = step.needs.filter(({ optional }) => !optional).flatMap(({ wants }) => wants)
  return missing
    .filter((want) => !want.met && want.cost === Infinity && !isCheck(known, want.fact))
    .map((want) => findOutOption(want, step, why))
}

function findOutOption(want: FactNode, step: StepNode, why: string | undefined): TakeOverOption {
  const makes = step.spec.kind === 'action' ? step.spec.makes.map(({ title }) => title) : []
  return {
    kind: 'find out',
    title: `Find out ${nameOf(want)}, and see to it that it can be read: ${step.spec.name} needs it`,
    ...(why === undefined ? {} : { why }),
    makes,
    how: 'set it right in the system that holds it, then return',
  }
}

function delegationOption({ state }: Knowledge, step: StepNode, spec: DelegationSpec): TakeOverOption {
  const why = whyNoWay(state, step)
  return {
    kind: 'do',
    title: `${spec.name}: pursue "${spec.to.name}"`,
    about: step.scope.join(' / '),
    ...(why === undefined ? {} : { why }),
    changes: spec.changes.map(({ name }) => name),
    makes: spec.makes.map(({ title }) => title),
    how: byHand,
  }
}

/** Questions that nobody answered, or not in a way that fits. */
function questionOptions(state: RunState): readonly TakeOverOption[] {
  return [...state.requests.values()].flatMap(({ id, kind, title, answer, step }): readonly TakeOverOption[] => {
    if (kind !== 'answer' || answer?.kind === 'answered') return []
    const how = answer ? 'return: it is asked anew' : `operant approvals answer ${id} --as NAME --with VALUE`
    const why = answer ? `it was ${answer.kind}` : 'it waits for an answer'
    return [{ kind: 'answer', title: `Answer: ${title}`, about: step.capability, why, how }]
  })
}

/** How many runs below it are told one by one; of a collection, the others are counted. */
const mostChildren = 5

/** Runs below it that did not reach their goal. */
function childOptions(state: RunState): readonly TakeOverOption[] {
  const unmet = [...state.children.values()].filter(
    ({ outcome }) => outcome !== undefined && outcome !== 'met' && outcome !== 'declined',
  )
  const how = 'operant escalations lists it; when it is returned and has ended, return this one'
  const told = unmet.slice(0, mostChildren).map(({ run, outcome, summary, element }): TakeOverOption => {
    const title = `See to run ${run} first, which ended ${outcome}: ${summary}`
    return { kind: 'see to', title, about: element, how }
  })
  const more = unmet.length - told.length
  if (more === 0) return told
  const list = `operant runs elements ${state.run} lists them`
  return [...told, { kind: 'see to', title: `See to ${more} more runs`, about: 'elements', how: list }]
}

/** What the agent would do if it were given the run back as it is. */
function returnOption(known: Knowledge, goal: GoalSpec): TakeOverOption {
  const after = structuredClone(known.state)
  const at = new Date(after.now).toISOString()
  returned(after, { type: 'run.returned', taking: '', by: '', note: '', at, seq: after.seq + 1 })
  const anew = [...after.facts.values()].filter(({ dirty }) => dirty).length
  const { steps, missing } = planFor(knowledge(known.agent, after, known.guarded), goal)
  const plan = steps.map(({ step, fork }) => {
    const about = (JSON.parse(step.scope) as string[]).join(' / ')
    return `${step.capability}${about ? ` ${about}` : ''}${fork === undefined ? '' : `, ${fork}`}`
  })
  return {
    kind: 'return',
    title: `Return it: ${anew === 1 ? '1 fact is' : `${anew} facts are`} read anew, and it plans by what they say then`,
    ...(missing.length > 0 ? { why: missing.join('. ') } : {}),
    plan: plan.slice(0, mostOptions),
    how: 'operant escalations return ID --as NAME --note "what you did"',
  }
}
