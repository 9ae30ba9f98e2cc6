import { calm, type Options } from './options.ts'
import { playRound, type RoundResult } from './round.ts'
import type { ViolationKind } from './verdict/violation.ts'
import type { KnockOut } from './worker/knock-outs.ts'

/** The violations that must show when a protection is missing: any other would be an accident. */
const shows: Readonly<Record<KnockOut, readonly ViolationKind[]>> = {
  identity: ['double'],
  'read-back': ['double', 'claimed'],
  fence: ['journal'],
  reservation: ['budget'],
}

export interface KnockOutResult {
  readonly knockOut: KnockOut
  /** Whether the verdict noticed what was missing. */
  readonly noticed: boolean
  readonly round: RoundResult
}

/** Plays a round without one protection; the suite is only worth something if its verdict then fails. */
export async function playKnockOut(knockOut: KnockOut, { seed, reasoner }: Options): Promise<KnockOutResult> {
  const round = await playRound({ hardness: calm, seed, reasoner, scenario: 'complaints', knockOut })
  return { knockOut, noticed: round.violations.some(({ kind }) => shows[knockOut].includes(kind)), round }
}
