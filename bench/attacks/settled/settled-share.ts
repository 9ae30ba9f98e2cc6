import { readFileSync } from 'node:fs'
import { openDatabases } from '../../score/databases.ts'
import { figuresOf } from '../../score/figures.ts'
import { playRound } from '../../score/round.ts'

interface Before {
  readonly tickets: number
  readonly difficulty: 1 | 2 | 3
  readonly seeds: readonly { readonly seed: number; readonly settled: number; readonly of: number }[]
}

export interface SettledShare {
  readonly seeds: readonly number[]
  readonly tickets: number
  readonly before: number
  readonly now: number
  /** Percentage points that the share fell by; negative where it rose. */
  readonly loss: number
  /** Tickets settled wrongly now. */
  readonly wrong: number
}

/** How many of the tickets that it can settle the support agent settles alone, beside the figure of before. */
export async function settledShare(
  form: 'full' | 'short',
  onProgress: (done: number, of: number) => void,
): Promise<SettledShare> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the file beside this one
  const file = JSON.parse(readFileSync(new URL('./before.json', import.meta.url), 'utf8')) as Record<string, Before>
  const before = file[form]
  if (!before) throw new Error(`before.json says nothing of the ${form} form`)
  const databases = await openDatabases()
  try {
    const rounds = []
    for (const { seed } of before.seeds) {
      onProgress(rounds.length, before.seeds.length)
      const { tickets, difficulty } = before
      rounds.push(await playRound({ seed, tickets, difficulty, makeDatabase: () => databases.make() }))
    }
    const { settledOfIdentifiable, wrong } = figuresOf(rounds)
    const was = share(before.seeds)
    const now = share([{ settled: settledOfIdentifiable.count, of: settledOfIdentifiable.of }])
    const loss = Math.round((was - now) * 10_000) / 100
    return { seeds: before.seeds.map(({ seed }) => seed), tickets: before.tickets, before: was, now, loss, wrong }
  } finally {
    await databases.close()
  }
}

function share(counts: readonly { readonly settled: number; readonly of: number }[]): number {
  const sum = (pick: (one: { readonly settled: number; readonly of: number }) => number) =>
    counts.reduce((all, one) => all + pick(one), 0)
  return sum((one) => one.settled) / sum((one) => one.of)
}
