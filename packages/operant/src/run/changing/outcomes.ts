import type { EventBody } from '../../journal/events.ts'
import type { EffectState } from '../../journal/state.ts'
import { textsTogether, type KeptText } from '../../facts/outside-text.ts'
import type { Activation } from '../activation.ts'
import type { ReadBack } from '../calling/read-back.ts'
import type { SettledEffect } from '../store.ts'

/** Outcomes that one commit holds at most. */
const mostTogether = 100

/** Outcomes of elements as they come in, committed many at once and one commit after the other. */
export class Outcomes {
  readonly #activation: Activation
  #events: EventBody[] = []
  #settled: SettledEffect[] = []
  #texts: ReadonlyMap<string, KeptText> = new Map()
  #stopped = false
  #under: Promise<void> = Promise.resolve()

  constructor(activation: Activation) {
    this.#activation = activation
  }

  /** Resolves at once, but where as many wait as one commit holds. */
  async add(effect: EffectState, { events, also, texts }: ReadBack): Promise<void> {
    for (const event of events) if (this.#belongs(event, effect)) this.#events.push(ofElement(event, effect))
    if (also.settleEffect) this.#settled.push(also.settleEffect)
    if (texts.size > 0) this.#texts = textsTogether([...this.#texts, ...texts])
    if (this.#settled.length >= mostTogether) await this.flush()
  }

  /** A call that was not begun: its turn came too late. No try is spent, and its intent is free again. */
  async notBegun(effect: EffectState): Promise<void> {
    const { id, identity } = effect
    await this.add(effect, {
      events: [
        {
          type: 'effect.read',
          effect: id,
          result: 'absent',
          adopted: false,
          begun: false,
          differing: [],
          reason: 'its turn came too late to begin it',
          facts: [],
          found: null,
        },
      ],
      also: { settleEffect: { identity, effect: id, state: 'absent' } },
      texts: new Map(),
      waits: false,
    })
  }

  /**
   * Commits what there is, behind what is being committed.
   * @throws Fenced when another activation has appended.
   */
  async flush(): Promise<void> {
    this.#under = this.#under.then(() => this.#commit())
    await this.#under
  }

  async #commit(): Promise<void> {
    if (this.#events.length === 0) return
    const [events, settleEach, texts] = [this.#events, this.#settled, this.#texts]
    this.#events = []
    this.#settled = []
    this.#texts = new Map()
    await this.#activation.commit(events, { settleEach }, texts)
  }

  /** What an element may have changed is looked at when the set has ended, and one stop is told once. */
  #belongs(event: EventBody, effect: EffectState): boolean {
    if (event.type === 'effect.read') return true
    if (event.type !== 'run.stopped' || this.#stopped) return false
    this.#stopped = true
    return effect.set !== undefined
  }
}

/**
 * What an element finds is its own, and told by `resultOf`: of thousands about the run's subject none is the fact that
 * its action gives. One that is about an entity gives that of its entity.
 */
export function ofElement(event: EventBody, { step }: Pick<EffectState, 'step'>): EventBody {
  return event.type === 'effect.read' && step.scope === '[]' ? { ...event, facts: [] } : event
}
