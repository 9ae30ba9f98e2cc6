import type { DecisionRecord } from '../journal/decision-record.ts'
import type { SetElementState, SetState } from '../journal/set-state.ts'
import type { EffectState } from '../journal/state.ts'
import type { Knowledge } from './knowledge.ts'

/** How one element of a change set stands. */
export type ElementStanding =
  | { readonly kind: 'done'; readonly effect: EffectState }
  /** Begun, and not known yet what became of it. */
  | { readonly kind: 'under way'; readonly effect: EffectState }
  /** May be begun now. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'later'; readonly until: number; readonly why: string }
  /** What it rests on is not done yet. */
  | { readonly kind: 'rests'; readonly on: number }
  /** People have to be asked. */
  | { readonly kind: 'to ask' }
  | { readonly kind: 'asked'; readonly request: string; readonly until: number }
  /** It will not be done. */
  | { readonly kind: 'left'; readonly how: LeftHow; readonly why: string }

/** What of a set is told of: a change as its author has named it, with how it stands. */
export interface ToldChange {
  readonly key: string
  readonly title: string
  readonly standing: ElementStanding
  /** What it is a change of; several of them are made in one. */
  readonly element: SetElementState
}

export type LeftHow = 'watched only' | 'denied' | 'escalated' | 'not approved' | 'rests on another' | 'failed' | 'twice'

/** How every element of a set stands, by its number. What an element rests on comes before it. */
export function standingsOf(known: Knowledge, set: SetState): readonly ElementStanding[] {
  const standings: ElementStanding[] = []
  for (const element of set.elements) standings.push(standingOf(known, set, element, standings))
  return standings
}

/** Every change of these elements by itself: those that are made in one each stand as that one does, but for what nobody approved. */
export function toldChanges(
  elements: readonly SetElementState[],
  standings: readonly ElementStanding[],
): readonly ToldChange[] {
  return elements.flatMap((element): readonly ToldChange[] => {
    const standing = standings[element.number]
    if (!standing) return []
    const { key, title, joined } = element
    if (!joined) return [{ key, title, standing, element }]
    return joined.map((one) => ({
      key: one.key,
      title: one.title ?? title,
      standing: isLeftOut(element, one.key) ? notAmongApproved : standing,
      element,
    }))
  })
}

const notAmongApproved: ElementStanding = {
  kind: 'left',
  how: 'not approved',
  why: 'not among those that were approved',
}

/** Whether people approved others of those that are made in one, and not this. */
function isLeftOut(element: SetElementState | undefined, key: string): boolean {
  return element?.parts !== undefined && !element.parts.includes(key)
}

function standingOf(
  known: Knowledge,
  set: SetState,
  element: SetElementState,
  before: readonly ElementStanding[],
): ElementStanding {
  const { state } = known
  if (element.left) return { kind: 'left', how: element.left.kind, why: element.left.why }
  const tried = triedOf(known, element)
  if (tried) return tried
  const refused = refusalOf(element)
  if (refused) return refused
  const request = element.request === undefined ? undefined : state.requests.get(element.request)
  if (request && !request.answer) return { kind: 'asked', request: request.id, until: request.expiresAt }
  if (request?.answer && element.approved !== true) return notApproved(request.answer)
  const open = restsOf(element).find((number) => before[number]?.kind !== 'done')
  const parted = partsRestedOn(element).some(([number, key]) => isLeftOut(set.elements[number], key))
  if (parted) return { kind: 'left', how: 'rests on another', why: 'what it rests on was not approved' }
  if (open !== undefined) {
    const on = before[open]
    if (on?.kind === 'left') return { kind: 'left', how: 'rests on another', why: 'what it rests on was not done' }
    return { kind: 'rests', on: open }
  }
  if (element.decision?.effect === 'approve' && !request) return { kind: 'to ask' }
  const until = Math.max(element.until ?? 0, againOf(element.decision))
  if (until > state.now) return { kind: 'later', until, why: element.why }
  return { kind: 'ready' }
}

/** Numbers of the elements that must be done first. */
export function restsOf({ after = [], awaits = {}, joined = [], parts }: SetElementState): readonly number[] {
  const own = parts ? joined.filter(({ key }) => parts.includes(key)).flatMap((one) => one.after ?? []) : after
  return [...own, ...Object.values(awaits).map(({ element }) => element)]
}

function partsRestedOn({ onParts = [], joined = [], parts }: SetElementState): NonNullable<SetElementState['onParts']> {
  return parts ? joined.filter(({ key }) => parts.includes(key)).flatMap((one) => one.onParts ?? []) : onParts
}

/** Whether an argument is not known yet: it is decided for good once it is. */
export function isOpen({ awaits }: Pick<SetElementState, 'awaits'>): boolean {
  return awaits !== undefined
}

/** What became of the calls that were made for it; undefined where none stands, and another may be made. */
function triedOf({ state, agent }: Knowledge, element: SetElementState): ElementStanding | undefined {
  const effects = element.effects.flatMap((id) => state.effects.get(id) ?? []).filter(({ lapsed }) => !lapsed)
  const last = effects.at(-1)
  if (!last) return undefined
  switch (last.result) {
    case 'confirmed':
    case 'claimed':
      return last.undone ? { kind: 'left', how: 'failed', why: 'it was taken back' } : { kind: 'done', effect: last }
    case 'intended':
    case 'unknown':
      return { kind: 'under way', effect: last }
    case 'differs':
      return { kind: 'left', how: 'failed', why: `the system holds something else: ${last.reason}` }
    case 'absent': {
      if (!last.begun) return undefined
      if (last.again === undefined) return { kind: 'left', how: 'failed', why: last.reason }
      const spec = agent.capabilities.get(element.action)
      const tries = effects.filter(({ begun }) => begun).length
      if (spec?.kind === 'action' && tries >= spec.attempts)
        return { kind: 'left', how: 'failed', why: `tried ${tries} times without effect: ${last.reason}` }
      return last.again > state.now ? { kind: 'later', until: last.again, why: last.reason } : undefined
    }
  }
}

/** What the policies say no to. An element with an argument that is not known yet is decided when it is. */
function refusalOf(element: SetElementState): ElementStanding | undefined {
  const { decision } = element
  if (decision?.shadow) return { kind: 'left', how: 'watched only', why: 'the agent only watches here' }
  if (!decision || decision.effect === 'allow' || decision.effect === 'approve' || decision.again !== undefined)
    return undefined
  if (isOpen(element) && element.effects.length === 0 && !element.resolved) return undefined
  const why = decision.reasons.find(({ effect }) => effect === decision.effect)?.text ?? 'no rule allows it'
  return { kind: 'left', how: decision.effect === 'deny' ? 'denied' : 'escalated', why }
}

function notApproved(answer: { readonly kind: string }): ElementStanding {
  const by = 'by' in answer && typeof answer.by === 'string' ? ` by ${answer.by}` : ''
  const said = 'reason' in answer && answer.reason !== '' ? `: ${String(answer.reason)}` : ''
  const why = {
    approved: `not among those that were approved${by}${said}`,
    rejected: `rejected${by}${said}`,
    expired: 'nobody answered in time',
    withdrawn: 'the request was withdrawn',
  }[answer.kind]
  return { kind: 'left', how: 'not approved', why: why ?? answer.kind }
}

function againOf(decision: DecisionRecord | undefined): number {
  return decision?.again === undefined ? 0 : Date.parse(decision.again)
}

/** When a set that nothing can be done for now goes on by itself, and what it waits for. */
export function waitOf(standings: readonly ElementStanding[]): {
  readonly until: number | undefined
  readonly open: number
} {
  let until = Infinity
  let open = 0
  for (const one of standings) {
    if (one.kind === 'done' || one.kind === 'left') continue
    open += 1
    if (one.kind === 'later' || one.kind === 'asked') until = Math.min(until, one.until)
    if (one.kind === 'under way') until = Math.min(until, one.effect.again ?? Infinity)
  }
  return { until: until === Infinity ? undefined : until, open }
}
