import type { CompanyDatabase } from '@operant/sandbox'
import { addCase, addTwin, type Batch, type Case, type Kind } from './world/cases.ts'

export interface Population {
  readonly cases: readonly Case[]
  readonly batches: readonly Batch[]
}

/** How many of each kind there are among a hundred; the rest is in stock or refunded. */
const shares: Partial<Record<Kind, number>> = {
  'large refund': 9,
  rejected: 6,
  unpaid: 5,
  'paid late': 8,
  scarce: 7,
  goodwill: 8,
  'taken back': 6,
}
const batchSize = 4

/** Fills the world with about `runs` tickets of all kinds, in an order that mixes them. */
export function populate(database: CompanyDatabase, runs: number, random: () => number): Population {
  let number = 1_000
  const add = (kind: Kind): Case => addCase(database, kind, number++)
  const many = (kind: Kind, count: number): readonly Case[] => Array.from({ length: count }, () => add(kind))
  const rare = Object.entries(shares).flatMap(([kind, share]) =>
    many(kind as Kind, Math.max(kind === 'goodwill' || kind === 'scarce' ? 5 : 1, Math.round((share * runs) / 100))),
  )
  const twins = Array.from({ length: Math.max(4, Math.round(runs / 20)) }, () => {
    const first = add('twin')
    return [first, addTwin(database, first, number++)]
  })
  const batches = Array.from({ length: Math.max(1, Math.round(runs / 60)) }, () => many('batch', batchSize))
  const children = batches.flat()
  const left = runs - rare.length - 2 * twins.length - children.length
  const plain = Array.from({ length: Math.max(4, left) }, (_, index) => add(index % 2 === 0 ? 'in stock' : 'refund'))
  // Twins stay together: they are to meet.
  const mixed = shuffled([...rare.map((one) => [one]), ...twins, ...plain.map((one) => [one])], random).flat()
  return {
    cases: [...mixed, ...children],
    batches: batches.map((members, index) => ({
      run: `batch-${index + 1}`,
      tickets: members.map(({ ticket }) => ticket),
    })),
  }
}

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ item }) => item)
}
