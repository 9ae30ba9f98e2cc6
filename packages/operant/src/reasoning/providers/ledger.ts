import type { ModelCost } from '../../journal/model-call.ts'
import type { RateLimits } from './configuration.ts'

/** What one question will take at most; held from before it is asked until what it took is known. */
export interface Claim {
  readonly id: string
  readonly at: Date
  /** When it is over in any case. One that never ended counts as spent in full: it may have been. */
  readonly over: Date
  readonly model: string
  readonly agent: string
  readonly run: string
  readonly subject?: string
  readonly tokens: number
  /** None: this model has no price. */
  readonly cost?: ModelCost
  readonly rate: RateLimits
  readonly limits: readonly ClaimLimit[]
}

/** A limit over claims of this run, agent or subject. */
export interface ClaimLimit {
  readonly of: 'run' | 'agent' | 'subject'
  /** As people read it: `the limit of 2000000 tokens a day of agent support`. */
  readonly named: string
  readonly most: number
  /** Tokens, or millionths of the claim's currency. */
  readonly counts: 'tokens' | 'money'
  /** Counts claims since then. Default: all. */
  readonly since?: Date
  /** For what the run itself may still use: claims count where they are under way, or were made when the same was left. */
  readonly told?: string
}

export type Claimed =
  | { readonly kind: 'held' }
  | { readonly kind: 'over'; readonly limit: string }
  /** A rate would be passed; when to ask again, in milliseconds. */
  | { readonly kind: 'busy'; readonly wait: number }

/** What language models took and are taking: looked at and added to in one step, whoever asks at the same time. */
export interface Ledger {
  claim(claim: Claim): Promise<Claimed>
  /** What it took in the end. Once: what comes later is ignored. */
  settle(id: string, at: Date, took: { readonly tokens: number; readonly millionths: number }): Promise<void>
}

export const minute = 60_000

/** How long to wait for a place among those that are asked at once. */
export const placeWait = 200

/** What the run of a claim said it had left. */
export function toldOf({ limits }: Pick<Claim, 'limits'>): string | undefined {
  return limits.find(({ told }) => told !== undefined)?.told
}

/** Why a claim can never be held: it is larger than what is allowed in any minute. */
export function neverFits({ model, tokens, rate }: Pick<Claim, 'model' | 'tokens' | 'rate'>): Claimed | undefined {
  const { tokensPerMinute = Infinity } = rate
  return tokens > tokensPerMinute
    ? { kind: 'over', limit: `the limit of ${tokensPerMinute} tokens a minute of model ${model}` }
    : undefined
}
