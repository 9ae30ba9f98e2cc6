import type { Clock } from '../../facts/time.ts'

/** So many at once, and so many more each second. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

/** How often one address and one person may call, and how often an address may show what nobody is known by. */
export interface Rates {
  readonly address: Rate
  readonly person: Rate
  readonly unknown: Rate
}

export const usualRates: Rates = {
  address: { burst: 2_000, perSecond: 1_000 },
  person: { burst: 1_000, perSecond: 500 },
  unknown: { burst: 20, perSecond: 0.5 },
}

/** Most callers that are remembered: of more, those are forgotten that were seen longest ago. */
const most = 10_000

/** Counts who calls, in this process. */
export class RateLimit {
  readonly #rate: Rate
  readonly #clock: Clock
  /** What is left to each, and when that was. */
  readonly #left = new Map<string, { readonly tokens: number; readonly at: number }>()

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate
    this.#clock = clock
  }

  /** Takes one: 0 where it was there, otherwise whole seconds until there is one. */
  take(who: string): number {
    const { burst, perSecond } = this.#rate
    const now = this.#clock.now().getTime()
    const before = this.#left.get(who)
    // Clocks are set back now and then.
    const passed = before ? Math.max(0, now - before.at) : 0
    const tokens = before ? Math.min(burst, before.tokens + (passed / 1_000) * perSecond) : burst
    this.#left.delete(who)
    this.#left.set(who, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
    const [oldest] = this.#left.keys()
    if (this.#left.size > most && oldest !== undefined) this.#left.delete(oldest)
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond)
  }
}
