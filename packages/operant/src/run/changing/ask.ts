import type { ChangeSetSpec } from '../../agent/capability.ts'
import { hashOf, type Json } from '../../facts/json.ts'
import type { EventBody } from '../../journal/events.ts'
import type { Range } from '../../journal/set-events.ts'
import type { SetElementState, SetState } from '../../journal/set-state.ts'
import type { ElementStanding } from '../../planning/set-standing.ts'
import type { Activation } from '../activation.ts'
import { explanationShown } from '../guarding/shown-to-approve.ts'
import { decideCall } from '../guarding/guard-call.ts'
import type { NewRequest } from '../store.ts'
import type { FirstTime } from './differences.ts'
import { ownCall, previewOfElement } from './judge-element.ts'
import { askingTimes } from '../waiting/asking-times.ts'
import { ruleOf } from './rule-of.ts'
import { changesIn, shownOf } from './show.ts'

/**
 * The requests for all elements of a set that people have to be asked about: one for each group of people. The first time,
 * what needs nobody goes with the first of them, so that nothing is begun before somebody has seen the whole.
 */
export async function askAbout(
  activation: Activation,
  set: SetState,
  spec: ChangeSetSpec,
  standings: readonly ElementStanding[],
  first?: FirstTime,
): Promise<{ readonly events: readonly EventBody[]; readonly requests: readonly NewRequest[] }> {
  const groups = new Map<string, SetElementState[]>()
  for (const element of set.elements) {
    const { decision } = element
    if (!decision || !needsPeople(element, standings[element.number])) continue
    const key = JSON.stringify(decision.approval)
    const group = groups.get(key)
    if (group) group.push(element)
    else groups.set(key, [element])
  }
  const events: EventBody[] = []
  const requests: NewRequest[] = []
  for (const [index, group] of [...groups.values()].entries()) {
    const along = first && index === 0 ? set.elements.filter((one) => goesAlong(one, standings[one.number])) : []
    const { request, ends } = await requestFor(activation, set, spec, { group, along, standings, first })
    requests.push(request)
    events.push({
      type: 'request.asked',
      request: request.id,
      kind: 'approve',
      step: set.step,
      argumentsHash: request.argumentsHash,
      title: request.title,
      expiresAt: ends,
      set: { id: set.id, elements: rangesOf([...group, ...along].map(({ number }) => number)) },
    })
  }
  return { events, requests }
}

/** Also of one that rests on others: what is known of it is approved with the rest. */
function needsPeople({ decision, request }: SetElementState, standing: ElementStanding | undefined): boolean {
  if (standing?.kind === 'to ask') return true
  return standing?.kind === 'rests' && request === undefined && decision?.effect === 'approve'
}

function goesAlong(element: SetElementState, standing: ElementStanding | undefined): boolean {
  return standing !== undefined && standing.kind !== 'left' && !needsPeople(element, standing)
}

/** Numbers as ranges. */
export function rangesOf(numbers: readonly number[]): readonly Range[] {
  const ranges: [number, number][] = []
  for (const number of numbers.toSorted((one, other) => one - other)) {
    const last = ranges.at(-1)
    if (last && last[1] + 1 === number) last[1] = number
    else ranges.push([number, number])
  }
  return ranges
}

async function requestFor(
  activation: Activation,
  set: SetState,
  spec: ChangeSetSpec,
  asked: {
    readonly group: readonly SetElementState[]
    readonly along: readonly SetElementState[]
    readonly standings: readonly ElementStanding[]
    readonly first: FirstTime | undefined
  },
): Promise<{ readonly request: NewRequest; readonly ends: string }> {
  const { group, along } = asked
  const { context, state } = activation
  const { ends, ...times } = askingTimes(spec.asking, context.clock.now(), context.calendar)
  const { approval } = group[0]?.decision ?? {}
  const all = [...group, ...along]
  const request: NewRequest = {
    id: context.id(),
    kind: 'approve',
    roles: approval?.roles ?? [],
    count: approval?.count ?? 1,
    requester: state.opened.startedBy,
    title: all.length === 1 ? (all[0]?.title ?? set.title) : `${set.title}: ${changesIn(all)} changes`,
    shown: shownOf(activation, set, { ...asked, explained: await explained(activation, set, group) }),
    argumentsHash: hashOf(all.map(({ key, action, arguments: args, awaits }) => [key, action, args, awaits ?? {}])),
    ...times,
  }
  return { request, ends }
}

/** Of each group of elements that the same rules decide alike, the first is explained: what would have to be otherwise. */
async function explained(
  activation: Activation,
  set: SetState,
  group: readonly SetElementState[],
): Promise<ReadonlyMap<string, Json>> {
  const known = activation.known()
  const examples = new Map<string, SetElementState>()
  for (const element of group) {
    const name = element.decision && ruleOf(element.decision)
    if (name !== undefined && !examples.has(name)) examples.set(name, element)
  }
  const told = new Map<string, Json>()
  for (const [name, element] of [...examples].slice(0, mostExplained)) {
    const call = ownCall(activation, set, element)
    if ('trouble' in call) continue
    const preview = await previewOfElement(activation, element, call)
    if (preview.trouble) continue
    const { record } = await decideCall(activation, known, call, preview.values)
    if (record.explanation) told.set(name, explanationShown(record.explanation))
  }
  return told
}

const mostExplained = 10
