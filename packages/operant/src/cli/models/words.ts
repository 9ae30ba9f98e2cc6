import type { ModelUse } from '../../agent/reasoning-options.ts'
import { chainOf } from '../../reasoning/providers/chain.ts'
import type { ModelsConfiguration } from '../../reasoning/providers/configuration.ts'
import { tellCost } from '../../reasoning/providers/price.ts'
import type { ModelTotal } from '../../store/model-totals.ts'
import { count } from '../../told/values.ts'

const uses: readonly ModelUse[] = ['plan', 'judge', 'word']

/** What a model is asked for, by whomever, alone or when another fails. */
export function usesOf(name: string, configuration: ModelsConfiguration, agents: readonly string[]): string {
  const chains = (use: ModelUse) => agents.map((agent) => chainOf(configuration, use, agent))
  const first = uses.filter((use) => chains(use).some(([one]) => one === name))
  const later = uses.some((use) => chains(use).some((chain) => chain.indexOf(name) > 0))
  return [...first, ...(later ? ['where another fails'] : [])].join(', ') || 'nothing: no use names it'
}

/** What was taken, as people read it. */
export function tookText({ asked, tokens, millionths, currency }: ModelTotal): string {
  const cost = currency === undefined ? '' : `, ${tellCost({ millionths, currency })}`
  return `${count(asked, 'question')}, ${tokensText(tokens)}${cost}`
}

export function tokensText(tokens: number): string {
  return `${tokens.toLocaleString('en')} ${tokens === 1 ? 'token' : 'tokens'}`
}
