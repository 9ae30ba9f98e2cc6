import { calm } from './hardness.ts'
import { playRound, type RoundResult } from './round.ts'
import type { ViolationKind } from './verdict/violation.ts'
import { knockOuts, type KnockOut } from './worker/knock-outs.ts'
import { reasonerNames, type ReasonerName } from './world/agent.ts'

/** The violations that must show when a protection is missing: any other would be an accident. */
const shows: Readonly<Record<KnockOut, readonly ViolationKind[]>> = {
  identity: ['double'],
  'read-back': ['double', 'claimed'],
  fence: ['journal'],
  reservation: ['budget'],
}

/** One protection to be taken away from the runs of one reasoner. */
export interface Proof {
  readonly knockOut: KnockOut
  readonly reasoner: ReasonerName
}

export const allProofs: readonly Proof[] = knockOuts.flatMap((knockOut) =>
  reasonerNames.map((reasoner) => ({ knockOut, reasoner })),
)

/** Each protection once, every second one with the other reasoner; the next seed changes them round. */
export function someProofs(seed: number): readonly Proof[] {
  return knockOuts.map((knockOut, index) => ({
    knockOut,
    reasoner: reasonerNames[Math.abs(seed + index) % reasonerNames.length] ?? 'search',
  }))
}

export interface ProofResult extends Proof {
  /** Whether the verdict noticed what was missing. */
  readonly noticed: boolean
  readonly round: RoundResult
}

/** Plays a round without one protection; the suite is only worth something if its verdict then fails. */
export async function prove({ knockOut, reasoner }: Proof, seed: number): Promise<ProofResult> {
  const round = await playRound({ hardness: calm, seed, reasoners: [reasoner], scenario: 'complaints', knockOut })
  const noticed = round.violations.some(({ kind }) => shows[knockOut].includes(kind))
  return { knockOut, reasoner, noticed, round }
}
