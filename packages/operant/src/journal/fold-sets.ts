import type { RequestAnswer, RunEvent } from './events.ts'
import type { EffectState, RunState } from './state.ts'
import type { Range, SetEvent } from './set-events.ts'
import { isBegun, type SetElementState, type SetState } from './set-state.ts'

/** What an event means for a change set. In place: a set may have thousands of elements. */
export function foldSets(state: RunState, event: SetEvent & RunEvent): void {
  if (event.type === 'set.prepared') return prepared(state, event)
  const set = state.sets.get(event.set)
  if (!set) return
  switch (event.type) {
    case 'set.elements':
      event.elements.forEach((element, index) => {
        const number = event.first + index
        set.elements[number] = { ...element, ...fresh, number, effects: [] }
      })
      return
    case 'set.decided':
      for (const [number, record] of event.decided) {
        const element = set.elements[number]
        if (!element) continue
        element.decision = event.records[record]
        const terms = event.terms?.[element.action]
        element.bound = terms === undefined ? undefined : { terms, preview: {} }
        if (event.anew) element.request = undefined
      }
      for (const [number, preview] of event.previews ?? []) {
        const { bound } = set.elements[number] ?? {}
        if (bound) Object.assign(set.elements[number] ?? {}, { bound: { ...bound, preview } })
      }
      return
    case 'set.resolved':
      for (const { element, title, arguments: args } of event.resolved) {
        const one = set.elements[element]
        if (one) Object.assign(one, { title, arguments: args, resolved: true })
      }
      return
    case 'set.proposed':
      set.proposed = true
      return
    case 'set.held':
      for (const { element, until, why } of event.held) {
        const one = set.elements[element]
        if (one) Object.assign(one, { until: Date.parse(until), tries: one.tries + 1, why })
      }
      return
    case 'set.left':
      for (const { element, kind, why } of event.left) {
        const one = set.elements[element]
        if (one) one.left = { kind, why }
      }
      return
    case 'set.ended':
      set.ended = event.why
  }
}

const fresh = {
  decision: undefined,
  resolved: false,
  asked: undefined,
  bound: undefined,
  askedBound: undefined,
  request: undefined,
  approved: undefined,
  parts: undefined,
  left: undefined,
  until: undefined,
  tries: 0,
  why: '',
} as const

function prepared(state: RunState, event: Extract<SetEvent, { type: 'set.prepared' }>): void {
  const { set: id, step, title, count, from, provenance } = event
  state.steps += 1
  // What was prepared of something else and never begun is forgotten: nothing is prepared anew while one is under way.
  for (const other of state.sets.values())
    if (other.id !== id && other.ended === undefined && other.step.capability === step.capability)
      state.sets.delete(other.id)
  state.sets.set(id, {
    id,
    step,
    title,
    count,
    from,
    provenance,
    used: new Set(),
    elements: [],
    proposed: false,
    ended: undefined,
    lapsed: false,
  })
}

/** People are asked about these elements of a set. */
export function askedForSet(
  state: RunState,
  request: string,
  of: { readonly id: string; readonly elements: readonly Range[] },
): void {
  for (const element of elementsIn(state.sets.get(of.id), of.elements)) {
    element.request = request
    element.asked = element.decision
    element.askedBound = element.bound
    element.approved = undefined
  }
}

/** What people said of a set: an approval may name the elements that it is for. */
export function answeredForSet(
  state: RunState,
  of: { readonly id: string; readonly elements: readonly Range[] },
  answer: RequestAnswer,
): void {
  const named = answer.kind === 'approved' && answer.elements ? new Set(answer.elements) : undefined
  for (const element of elementsIn(state.sets.get(of.id), of.elements)) {
    element.approved =
      answer.kind === 'approved' && (named === undefined || keysOf(element).some((key) => named.has(key)))
    if (named && element.approved && element.joined) {
      const parts = keysOf(element).filter((key) => named.has(key))
      if (parts.length < element.joined.length) element.parts = parts
    }
  }
}

/** Keys by which people name it: of one that is made in one with others those of its parts. */
export function keysOf({ key, joined, parts }: SetElementState): readonly string[] {
  return parts ?? joined?.map((one) => one.key) ?? [key]
}

function elementsIn(set: SetState | undefined, ranges: readonly Range[]): readonly SetElementState[] {
  return set ? ranges.flatMap(([first, last]) => set.elements.slice(first, last + 1)) : []
}

/** An intent of a set's element: its element knows it, and an approval that it is made under is used. */
export function intendedForSet(state: RunState, effect: EffectState): void {
  const set = effect.set && state.sets.get(effect.set.id)
  if (!set || !effect.set) return
  set.elements[effect.set.element]?.effects.push(effect.id)
  if (effect.approval !== undefined) set.used.add(effect.approval)
}

/**
 * A person had control: a set that was not begun is prepared from what is read now, one that ended may be prepared again,
 * and of one that was begun what had failed may be tried again.
 */
export function renewSets(state: RunState): void {
  for (const [id, set] of state.sets) {
    if (set.ended !== undefined) set.lapsed = true
    else if (!isBegun(set)) state.sets.delete(id)
    else
      for (const element of set.elements)
        if (element.left?.kind === 'failed') Object.assign(element, { left: undefined, tries: 0, until: undefined })
  }
}
