import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { Bindings, EventBody } from '../../journal/events.ts'
import type { LeftKind } from '../../journal/set-events.ts'
import type { SetElementState, SetState } from '../../journal/set-state.ts'
import type { Activation } from '../activation.ts'
import type { Call } from '../calling/call.ts'
import { backOff, type Trouble } from '../stepping/failures.ts'
import { actionOf } from './element-call.ts'
import { decisionText, sameDecision, type Decided } from './judge-element.ts'

/** What became of elements of one chunk without a call, gathered into few events. */
export class ElementNotes {
  readonly #set: SetState
  #left: { element: number; kind: LeftKind; why: string }[] = []
  #held: { element: number; until: string; why: string }[] = []
  #resolved: { element: number; title: string; arguments: Call['arguments'] }[] = []
  #decided = { same: new Decisions(), anew: new Decisions() }

  constructor(set: SetState) {
    this.#set = set
  }

  /** What the guardrail says; nothing where it says what is noted down already. */
  decided(element: SetElementState, decided: Pick<Decided, 'record' | 'bound'>, anew = false): void {
    if (!anew && sameDecision(element.decision, decided.record)) return
    this.#decided[anew ? 'anew' : 'same'].add(element, decided)
  }

  /** Results that it rests on are known, or only some of it were approved: people are shown what it is now. */
  resolved(element: SetElementState, { title, arguments: args }: Call): void {
    if ((element.awaits || element.parts) && !element.resolved)
      this.#resolved.push({ element: element.number, title, arguments: args })
  }

  left(element: SetElementState, kind: LeftKind, why: string): void {
    this.#left.push({ element: element.number, kind, why })
  }

  /** Something went wrong before the call: tried again with growing pauses, so often. */
  trouble(activation: Activation, element: SetElementState, trouble: Trouble): void {
    const { attempts } = actionOf(activation, element)
    if (trouble.kind !== 'later') return this.left(element, 'failed', trouble.reason)
    if (element.tries + 1 >= attempts)
      return this.left(element, 'failed', `tried ${element.tries + 1} times: ${trouble.reason}`)
    const wait = Math.max(trouble.after ?? 0, backOff(element.tries, activation.context.random))
    const until = new Date(activation.context.clock.now().getTime() + wait).toISOString()
    this.#held.push({ element: element.number, until, why: trouble.reason })
  }

  /** They are committed. */
  told(): void {
    this.#left = []
    this.#held = []
    this.#resolved = []
    this.#decided = { same: new Decisions(), anew: new Decisions() }
  }

  events(): readonly EventBody[] {
    const { id: set } = this.#set
    const { same, anew } = this.#decided
    return [
      ...(this.#resolved.length > 0 ? [{ type: 'set.resolved' as const, set, resolved: this.#resolved }] : []),
      ...(same.decided.length > 0 ? [{ type: 'set.decided' as const, set, ...same.told() }] : []),
      ...(anew.decided.length > 0 ? [{ type: 'set.decided' as const, set, ...anew.told(), anew: true as const }] : []),
      ...(this.#held.length > 0 ? [{ type: 'set.held' as const, set, held: this.#held }] : []),
      ...(this.#left.length > 0 ? [{ type: 'set.left' as const, set, left: this.#left }] : []),
    ]
  }
}

/** Decisions of one event: equal ones stand once. */
class Decisions {
  readonly records: DecisionRecord[] = []
  readonly decided: (readonly [number, number])[] = []
  readonly #places = new Map<string, number>()
  readonly #terms: Record<string, string> = {}
  readonly #previews: (readonly [number, Bindings])[] = []

  add(element: SetElementState, { record, bound }: Pick<Decided, 'record' | 'bound'>): void {
    const text = decisionText(record)
    let place = this.#places.get(text)
    if (place === undefined) {
      place = this.records.length
      this.#places.set(text, place)
      this.records.push(record)
    }
    this.decided.push([element.number, place])
    if (record.effect !== 'approve') return
    this.#terms[element.action] = bound.terms
    if (Object.keys(bound.preview).length > 0) this.#previews.push([element.number, bound.preview])
  }

  /** As an event tells them; what is bound only where people have to be asked. */
  told() {
    return {
      records: this.records,
      decided: this.decided,
      ...(Object.keys(this.#terms).length > 0 ? { terms: this.#terms } : {}),
      ...(this.#previews.length > 0 ? { previews: this.#previews } : {}),
    }
  }
}
