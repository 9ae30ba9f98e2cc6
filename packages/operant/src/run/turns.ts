import type { CapabilitySpec } from '../agent/capability.ts'

/** How long somebody waits for their turn. */
export interface Waits {
  /** Milliseconds; then `NoTurn` is thrown. */
  readonly patience: number
  /** Aborted where it is waited for in vain. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Milliseconds that what has not begun waits for its turn. Then its run rests, and leaves its place in the worker to
 * another. What has begun waits as long as it takes.
 */
export const moment = 2_000

/** Keeps calls of outside systems within the limits of each, over all workers. Systems without limits cost nothing. */
export interface Turns {
  /** Whether any of these systems has limits. */
  limits(systems: readonly string[]): boolean
  /** How many calls of these systems are worth preparing together. */
  together(systems: readonly string[]): number
  /**
   * Waits until a call of each of them may be under way, and keeps the places until the answer is called.
   * @throws NoTurn
   */
  place(systems: readonly string[], waits: Waits): Promise<() => void>
  /**
   * Waits until so many calls of each of them may begin. What is not called then is lost.
   * @throws NoTurn
   */
  calls(systems: readonly string[], count: number, waits: Waits): Promise<void>
}

/** A system is called as often as its limits allow: nothing was asked, and nothing is wrong. */
export class NoTurn extends Error {
  override readonly name = 'NoTurn'
  /** Milliseconds until it is worth trying again. */
  readonly after: number

  constructor(system: string, after: number) {
    super(`${system} is called as often as its limits allow`)
    this.after = after
  }
}

/** The systems of a capability, by name. */
export function systemsOf({ uses }: { readonly uses: CapabilitySpec['uses'] }): readonly string[] {
  return Object.values(uses).map(({ name }) => name)
}
