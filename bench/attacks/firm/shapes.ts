import { condition, type Need } from 'operant'
import { firm } from './firm.ts'
import type { Layers } from './layers.ts'

/** A write at the firm that nothing takes back. */
export const lasting = { uses: { firm }, undo: 'none', risk: 'irreversible' } as const

/** One that does no harm and can be taken back. */
export const takenBack = { uses: { firm }, undo: { perform: () => undefined }, risk: 'reversible' } as const

/** A letter: words are the model's to choose; who may read them is looked at all the same, unless egress is gone. */
export function letterWith(layers: Layers) {
  const sends = { to: 'to', carries: ['body'], links: ['firm.example'] } as const
  return { free: ['body'] as const, ...(layers.egress ? { sends } : {}) }
}

/** The check whether something was written about this thing. */
export function written<N extends string>(name: string, id: Need<string, N>, action: string) {
  return condition({ name, needs: { id }, uses: { firm }, holds: (i, u) => u.firm.find(action, i.id) !== null })
}
