import { type Score, scoreVerdicts } from '@operant/sandbox/planter'
import { type Calibration, calibrate } from './calibration.ts'
import type { Round } from './round.ts'
import type { Shortfall } from './shortfalls.ts'

/** A score with what the journals add to it. */
export type Figures = Score & {
  readonly unconfirmed: number
  readonly steps: number
  readonly effects: number
  readonly secondsWorked: number
  readonly msPerStep: number
  readonly msPerTicket: number
  readonly calibration: Calibration
  /** Tickets that did not end as the truth expects. */
  readonly shortfalls: readonly Shortfall[]
}

export interface Report {
  readonly tickets: number
  readonly difficulties: readonly {
    readonly difficulty: number
    readonly pooled: Figures
    readonly seeds: readonly ({ readonly seed: number } & Figures)[]
  }[]
  readonly secondsTotal: number
}

export function figuresOf(rounds: readonly Round[]): Figures {
  const score = scoreVerdicts(rounds.map(({ verdict }) => verdict))
  const total = (of: (round: Round) => number): number => rounds.reduce((sum, round) => sum + of(round), 0)
  const worked = total(({ workedMs }) => workedMs)
  const steps = total((round) => round.steps)
  return {
    ...score,
    unconfirmed: total(({ unconfirmed }) => unconfirmed),
    steps,
    effects: total(({ effects }) => effects),
    secondsWorked: rounded(worked / 1_000),
    msPerStep: rounded(worked / Math.max(1, steps)),
    msPerTicket: rounded(worked / Math.max(1, score.runs)),
    calibration: calibrate(rounds.flatMap(({ readings }) => readings)),
    shortfalls: rounds.flatMap(({ shortfalls }) => shortfalls),
  }
}

export function reportOf(rounds: readonly Round[], tickets: number, seconds: number): Report {
  return {
    tickets,
    difficulties: [...Map.groupBy(rounds, ({ difficulty }) => difficulty)].map(([difficulty, all]) => ({
      difficulty,
      pooled: figuresOf(all),
      seeds: all.map((round) => ({ seed: round.seed, ...figuresOf([round]) })),
    })),
    secondsTotal: rounded(seconds),
  }
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100
}
