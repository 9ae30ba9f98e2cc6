import type { Money } from '../../facts/money.ts'
import type { SetElementState, SetState } from '../../journal/set-state.ts'
import type { EffectState } from '../../journal/state.ts'
import type { ReadyStep } from '../../planning/plan.ts'
import type { Activation } from '../activation.ts'
import { amountOf, type Call } from '../calling/call.ts'
import { withinCalls, writesOf } from '../deciding/limits.ts'
import { actionOf } from './element-call.ts'

/** Those of these elements that the run's limits on effects, entities and calls still allow; and which limit is reached. */
export function withinLimits(
  activation: Activation,
  elements: readonly SetElementState[],
): { readonly elements: readonly SetElementState[]; readonly over: string | undefined } {
  const known = activation.known()
  const { effects, entities, actions } = activation.goal.limits
  const written = writesOf(known)
  const uses = new Map<string, number>()
  for (const { action } of written) uses.set(action, (uses.get(action) ?? 0) + 1)
  const touched = new Set(written.flatMap(({ step, joined }) => [step, ...joined].map(({ scope }) => scope)))
  let over: string | undefined
  let count = written.length
  const allowed = elements.filter((element) => {
    const own = (uses.get(element.action) ?? 0) + 1
    const scopes = [element.scope, ...(element.joined ?? []).map(({ scope }) => scope)]
    const passed =
      count >= effects
        ? `the limit of ${effects} effects is reached`
        : own > (actions[element.action] ?? Infinity)
          ? `the limit of ${actions[element.action]} uses of ${element.action} is reached`
          : new Set([...(entities === Infinity ? [] : touched), ...scopes]).size > entities
            ? `the limit of ${entities} entities that are written about is reached`
            : undefined
    over ??= passed
    if (passed !== undefined) return false
    count += 1
    uses.set(element.action, own)
    for (const scope of scopes) touched.add(scope)
    return true
  })
  const steps = allowed.map((element): ReadyStep => ({
    spec: actionOf(activation, element),
    scope: [],
    inputs: { values: {}, from: [], origins: {}, hash: '' },
  }))
  const calls = withinCalls(known, activation.goal, steps)
  const places = new Set(calls.steps)
  return { elements: allowed.filter((_, index) => places.has(steps[index] as ReadyStep)), over: over ?? calls.over }
}

/** How many more may be under way at once. */
export function roomOf(activation: Activation): number {
  let open = 0
  for (const { result } of activation.state.effects.values())
    if (result === 'intended' || result === 'unknown') open += 1
  return Math.max(0, activation.goal.limits.atOnce - open)
}

/** What stands already, and what an element may not contradict or add to: looked at once for a chunk. */
export class Standing {
  readonly #activation: Activation
  readonly #byIdentity = new Map<string, EffectState>()
  readonly #moved = new Map<string, Money>()
  readonly #passed = new Set<string>()

  constructor(activation: Activation) {
    this.#activation = activation
    const { money, noOtherMoney } = activation.goal.limits
    const counts = money.length > 0 || noOtherMoney === true
    for (const effect of activation.state.effects.values()) {
      if (effect.result === 'absent' || effect.undone) continue
      this.#byIdentity.set(effect.identity, effect)
      if (counts && !effect.adopted && effect.undoes === undefined) this.#add(amountOf(activation.loaded.agent, effect))
    }
  }

  /** Why the run itself must not make this call; what it moves counts from then on. */
  refuses(set: SetState, { identity, argumentsHash, step, spends }: Call): string | undefined {
    const same = this.#byIdentity.get(identity)
    if (same && same.argumentsHash !== argumentsHash && !step.spec.amend)
      return `the same intent was carried out with other values (${same.title})`
    if (same?.set?.id === set.id) return `it is the same intent as "${same.title}"`
    if (this.#passed.has(identity)) return 'it is the same intent as another element'
    this.#passed.add(identity)
    const { money, noOtherMoney } = this.#activation.goal.limits
    if (!spends) return undefined
    const { amount } = spends
    const limit = money.find(({ currency }) => currency === amount.currency)
    if (!limit)
      return noOtherMoney
        ? `it moves ${amount.toString()}, and the run may only move ${money.map(({ currency }) => currency).join(', ')}`
        : undefined
    const sum = this.#moved.get(amount.currency)?.plus(amount) ?? amount
    if (sum.compare(limit) > 0) return `it would take the run past its limit of ${limit.toString()}`
    this.#add(amount)
    return undefined
  }

  #add(amount: Money | undefined): void {
    if (amount) this.#moved.set(amount.currency, this.#moved.get(amount.currency)?.plus(amount) ?? amount)
  }
}
