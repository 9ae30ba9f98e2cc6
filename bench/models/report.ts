import type { Played } from './play.ts'
import { scenarioNames, type ScenarioName } from './server/scenarios.ts'
import { isSettled } from './world/shop-ledger.ts'
import { wrongWith } from './verdict/judge.ts'

/** What became of a scenario in all the ways it was played. */
interface Row {
  readonly scenario: ScenarioName
  readonly plays: number
  /** Tickets that were settled right. */
  readonly settled: number
  readonly mostQuestions: number
  readonly mostTokens: number
  readonly wrong: readonly string[]
}

export interface Report {
  readonly rows: readonly Row[]
  readonly plays: number
  readonly questions: number
  readonly wrong: number
  readonly seconds: number
}

export function reportOf(played: readonly Played[], seconds: number): Report {
  const rows = scenarioNames.flatMap((scenario): Row[] => {
    const own = played.filter(({ play }) => play.scenario === scenario)
    if (own.length === 0) return []
    return [
      {
        scenario,
        plays: own.length,
        settled: own.filter(({ world }) => isSettled(world)).length,
        mostQuestions: Math.max(...own.map(({ seen }) => seen.requests)),
        mostTokens: Math.max(...own.map(({ seen }) => seen.tokens)),
        wrong: own.flatMap(wrongWith),
      },
    ]
  })
  return {
    rows,
    plays: played.length,
    questions: played.reduce((sum, { seen }) => sum + seen.requests, 0),
    wrong: rows.reduce((sum, { wrong }) => sum + wrong.length, 0),
    seconds,
  }
}

export function printed({ rows, plays, questions, wrong, seconds }: Report): string {
  const lines = rows.map((row) =>
    [
      row.scenario.padEnd(38),
      String(row.plays).padStart(5),
      String(row.settled).padStart(8),
      String(row.mostQuestions).padStart(10),
      String(row.mostTokens).padStart(9),
      String(row.wrong.length).padStart(6),
    ].join(''),
  )
  return [
    `${'what the model or its server does'.padEnd(38)}plays settled questions   tokens wrong`,
    ...lines,
    ...rows.flatMap((row) => row.wrong.map((one) => `WRONG ${one}`)),
    `${plays} runs, ${questions} questions over HTTP, ${wrong} wrong; ${seconds.toFixed(0)} s. Questions and tokens: the most in one run, as the server counted.`,
  ].join('\n')
}
