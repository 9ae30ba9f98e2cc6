import {
  type Judgement,
  type JudgeOptions,
  judge,
  type RunOutcome,
  settledAlone,
  type Verdict,
  type WrongDetail,
} from './judge.ts'
import { type CourseScore, scoreCourses } from './courses.ts'
import { type HandOverScore, isAsExpected, scoreHandOvers } from './hand-overs.ts'
import { addMoney } from './money-moved.ts'
import { type Rate, rate } from './wilson.ts'

export interface ClassScore {
  tickets: number
  settledAlone: number
  right: number
  wrong: number
  /** Of those settled alone, the exactly right ones. */
  precision: Rate
  /** Of those that can be settled or declined from what is visible, the ones settled alone and right. */
  recall: Rate
}

/** Goods and money in minor units of one currency. */
export interface MoneyScore {
  /** What the agent may settle alone is owed this. */
  due: number
  right: number
  wrong: number
  /** Of what is due, the share in tickets that were settled alone and right; null when nothing is due. */
  recall: number | null
}

export type Score = Record<RunOutcome, number> & {
  runs: number
  /** Runs that ended `met` or `declined` without a person. */
  settledAlone: number
  /** Those of them with which nothing is wrong. */
  right: number
  /** Number of wrong details. */
  wrong: number
  /** Writes that are wrong: unexpected or done again. */
  wrongActions: number
  /** `right` / `settledAlone`; null when nothing was settled alone. */
  precision: number | null
  /** Share settled alone and right of all tickets that can be settled or declined from what is visible; null without any. */
  recall: number | null
  settledShare: Rate
  /** Of the identifiable tickets that the truth wants settled, those settled alone. */
  settledOfIdentifiable: Rate
  /** As `precision`, with its interval. */
  accuracy: Rate
  /** Of those settled alone that owe or moved goods or money, the right ones. */
  remedyAccuracy: Rate
  /** Runs that ended as the truth expects, waiting and handing over included, with nothing wrong. */
  asExpected: number
  /** Business intents performed again, according to the ledger. */
  doubleEffects: number
  handOvers: HandOverScore
  perClass: Record<string, ClassScore>
  perCourse: Record<string, CourseScore>
  money: Record<string, MoneyScore>
  wrongDetails: WrongDetail[]
}

/** Compares what the systems' ledgers say was done with what was right. */
export function score(options: JudgeOptions): Score {
  return scoreVerdicts([judge(options)])
}

/** One score of several companies together. */
export function scoreVerdicts(verdicts: readonly Verdict[]): Score {
  const runs = verdicts.flatMap((verdict) => verdict.runs)
  const judged = verdicts.flatMap((verdict) => verdict.judged)
  const count = (outcome: RunOutcome): number => runs.filter((run) => run.outcome === outcome).length
  const alone = judged.filter(settledAlone)
  const right = alone.filter(isRight).length
  const remedies = alone.filter(({ due, right: moved, wronglyMoved }) =>
    [due, moved, wronglyMoved].some((money) => Object.keys(money).length > 0),
  )
  const toSettle = judged.filter(({ truth }) => truth.identifiable && truth.expected === 'settle')
  const wrongDetails = [...judged.flatMap(({ wrong }) => wrong), ...verdicts.flatMap(({ strays }) => strays)]
  return {
    runs: runs.length,
    met: count('met'),
    partly: count('partly'),
    declined: count('declined'),
    handedOver: count('handedOver'),
    waiting: count('waiting'),
    failed: count('failed'),
    settledAlone: alone.length,
    right,
    wrong: wrongDetails.length,
    wrongActions: wrongDetails.filter(({ kind }) => kind === 'unexpected' || kind === 'repeated').length,
    precision: rate(right, alone.length).share,
    recall: recallOf(judged).share,
    settledShare: rate(alone.length, judged.length),
    settledOfIdentifiable: rate(toSettle.filter(settledAlone).length, toSettle.length),
    accuracy: rate(right, alone.length),
    remedyAccuracy: rate(remedies.filter(isRight).length, remedies.length),
    asExpected: judged.filter(isAsExpected).length,
    doubleEffects: wrongDetails.filter(({ kind }) => kind === 'repeated').length,
    handOvers: scoreHandOvers(judged),
    perClass: scoreClasses(judged),
    perCourse: scoreCourses(judged),
    money: scoreMoney(verdicts),
    wrongDetails,
  }
}

function isRight({ wrong }: Judgement): boolean {
  return wrong.length === 0
}

function recallOf(judged: readonly Judgement[]): Rate {
  const solvable = judged.filter(
    ({ truth }) => truth.identifiable && (truth.expected === 'settle' || truth.expected === 'decline'),
  )
  return rate(solvable.filter((one) => settledAlone(one) && isRight(one)).length, solvable.length)
}

function scoreClasses(judged: readonly Judgement[]): Record<string, ClassScore> {
  const classes = [...Map.groupBy(judged, ({ truth }) => truth.class)].toSorted(([one], [two]) => (one < two ? -1 : 1))
  return Object.fromEntries(
    classes.map(([name, members]) => {
      const alone = members.filter(settledAlone)
      const right = alone.filter(isRight).length
      return [
        name,
        {
          tickets: members.length,
          settledAlone: alone.length,
          right,
          wrong: members.filter((one) => !isRight(one)).length,
          precision: rate(right, alone.length),
          recall: recallOf(members),
        },
      ]
    }),
  )
}

function scoreMoney(verdicts: readonly Verdict[]): Record<string, MoneyScore> {
  const judged = verdicts.flatMap((verdict) => verdict.judged)
  const due = addMoney(judged.map((one) => one.due))
  const right = addMoney(judged.map((one) => one.right))
  const wrong = addMoney([
    ...judged.map(({ wronglyMoved }) => wronglyMoved),
    ...verdicts.map(({ straysMoved }) => straysMoved),
  ])
  const settled = addMoney(judged.filter((one) => settledAlone(one) && isRight(one)).map((one) => one.due))
  const currencies = [...new Set([due, right, wrong].flatMap((money) => Object.keys(money)))].toSorted()
  return Object.fromEntries(
    currencies.map((currency) => [
      currency,
      {
        due: due[currency] ?? 0,
        right: right[currency] ?? 0,
        wrong: wrong[currency] ?? 0,
        recall: rate(settled[currency] ?? 0, due[currency] ?? 0).share,
      },
    ]),
  )
}
