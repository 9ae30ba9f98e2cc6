import type { CompanyDatabase } from '@operant/sandbox'
import type { ReasonerName } from './world/agent.ts'
import { addCase, addTwin, type Batch, type Case, type Kind } from './world/cases.ts'

export interface Population {
  readonly cases: readonly Case[]
  readonly batches: readonly Batch[]
}

/** How many of each kind there are among a hundred, and at least; the rest is in stock or refunded. */
const shares: readonly (readonly [kind: Kind, share: number, least: number])[] = [
  ['large refund', 9, 1],
  ['rejected', 6, 1],
  ['unpaid', 5, 1],
  ['paid late', 8, 1],
  ['scarce', 7, 3],
  ['goodwill', 8, 4],
  ['taken back', 6, 1],
  ['cut off', 2, 1],
]
const batchSize = 3

/** Fills the world with about `runs` tickets, as many of each kind for each reasoner, in an order that mixes them. */
export function populate(
  database: CompanyDatabase,
  runs: number,
  reasoners: readonly ReasonerName[],
  random: () => number,
): Population {
  let number = 1_000
  const add = (kind: Kind, reasoner: ReasonerName): Case => addCase(database, { kind, reasoner }, number++)
  const parts = reasoners.map((reasoner) => partOf(runs / reasoners.length, (kind) => add(kind, reasoner)))
  const twins = twinsOf(runs, reasoners).map(([one, other]) => {
    const first = add('twin', one)
    return [first, addTwin(database, first, other, number++)]
  })
  const alone = parts.flatMap((part) => part.alone)
  const left = runs - alone.length - 2 * twins.length - parts.flatMap(({ batches }) => batches.flat()).length
  const plain = Array.from({ length: Math.max(2 * reasoners.length, left) }, (_, index) =>
    add(index % 4 < 2 ? 'in stock' : 'refund', reasoners[index % reasoners.length] ?? 'search'),
  )
  // Twins stay together: they are to meet.
  const mixed = shuffled([...[...alone, ...plain].map((one) => [one]), ...twins], random).flat()
  const batches = parts.flatMap((part) => part.batches)
  return {
    cases: [...mixed, ...batches.flat()],
    batches: batches.map((members, index) => ({
      run: `batch-${index + 1}`,
      reasoner: members[0]?.reasoner ?? 'search',
      tickets: members.map(({ ticket }) => ticket),
    })),
  }
}

interface Part {
  readonly alone: readonly Case[]
  readonly batches: readonly (readonly Case[])[]
}

/** The rare kinds and the batches of one reasoner. */
function partOf(runs: number, add: (kind: Kind) => Case): Part {
  const many = (kind: Kind, count: number): readonly Case[] => Array.from({ length: count }, () => add(kind))
  return {
    alone: shares.flatMap(([kind, share, least]) => many(kind, Math.max(least, Math.round((share * runs) / 100)))),
    batches: Array.from({ length: Math.max(1, Math.round(runs / 60)) }, () => many('batch', batchSize)),
  }
}

/** The reasoners of each pair: with each other first, then with themselves. */
function twinsOf(runs: number, reasoners: readonly ReasonerName[]): readonly (readonly [ReasonerName, ReasonerName])[] {
  const pairs = reasoners.flatMap((_, shift) =>
    reasoners.map((one, index) => [one, reasoners[(index + shift + 1) % reasoners.length] ?? one] as const),
  )
  const count = Math.max(2 * reasoners.length, Math.round(runs / 20))
  return Array.from({ length: count }, (_, index) => pairs[index % pairs.length] ?? ['search', 'search'])
}

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ item }) => item)
}
