import { calm } from './hardness.ts'
import { playRound, type RoundResult } from './round.ts'
import type { Violation } from './verdict/violation.ts'
import { knockOuts, type KnockOut } from './worker/knock-outs.ts'
import type { ReasonerName } from './world/agent.ts'

/** What must show when a protection is missing: anything else would be an accident. None of it passes while runs go on. */
const shows: Readonly<Record<KnockOut, (violation: Violation) => boolean>> = {
  // Done twice; or done once, where the system itself saw to that, and claimed by two runs.
  identity: ({ kind }) => kind === 'double' || kind === 'claimed',
  'read-back': ({ kind }) => kind === 'claimed',
  fence: ({ kind }) => kind === 'journal',
  reservation: ({ kind, about }) => kind === 'budget' && about.startsWith('goodwill'),
}

/** One protection to be taken away from the runs of one reasoner. */
export interface Proof {
  readonly knockOut: KnockOut
  readonly reasoner: ReasonerName
}

/** Whose runs do without: a hybrid's are driven by the same two. */
const proved = ['search', 'model'] as const

export const allProofs: readonly Proof[] = knockOuts.flatMap((knockOut) =>
  proved.map((reasoner) => ({ knockOut, reasoner })),
)

/** Each protection once, every second one with the other reasoner; the next seed changes them round. */
export function someProofs(seed: number): readonly Proof[] {
  return knockOuts.map((knockOut, index) => ({
    knockOut,
    reasoner: proved[Math.abs(seed + index) % proved.length] ?? 'search',
  }))
}

export interface ProofResult extends Proof {
  /** By what the verdict noticed what was missing; empty where it did not. */
  readonly noticedBy: readonly Violation[]
  readonly round: RoundResult
}

/** Workers die at random: one round may do without what is missing. */
const mostRounds = 6

/** Plays without one protection until it is missed; the suite is only worth something if its verdict then fails. */
export async function prove(proof: Proof, seed: number): Promise<ProofResult> {
  let result = await proveOnce(proof, seed)
  for (let more = 1; more < mostRounds && result.noticedBy.length === 0; more++)
    result = await proveOnce(proof, seed + more)
  return result
}

async function proveOnce({ knockOut, reasoner }: Proof, seed: number): Promise<ProofResult> {
  const enough = shows[knockOut]
  const round = await playRound({
    hardness: calm,
    seed,
    reasoners: [reasoner],
    scenario: 'complaints',
    knockOut,
    enough,
  })
  return { knockOut, reasoner, noticedBy: round.violations.filter(enough), round }
}
