import type { Played } from './play.ts'

/** How a month came out, as it is printed with `--json`. */
export interface Figures {
  readonly lines: number
  readonly seed: number
  readonly difficulty: number
  readonly format: string
  /** The one of so many that is told. */
  readonly month: number
  /** Of the groups that were matched without asking, the share that is right on both sides, line by line. */
  readonly precision: number | null
  /** Of the groups that can be known, the share that was found. */
  readonly recall: number | null
  readonly classes: Readonly<
    Record<string, { readonly planted: number; readonly precision: number | null; readonly recall: number | null }>
  >
  readonly tiesToTheCent: boolean
  readonly doubleEffects: number
  readonly secondsTotal: number
  readonly peakMb: number
  /** Of all Node processes: what is left of the time on a machine that does nothing else. */
  readonly cpuSeconds: number
  readonly microsecondsPerLine: number
  readonly seconds: { readonly read: number; readonly match: number; readonly post: number }
  readonly journals: number
  readonly postings: number
  readonly exceptions: number
  readonly carried: number
  /** What people put right in this month of what the one before gave them, and how much of it was recognised. */
  readonly putRight: { readonly by: number; readonly recognised: number }
  readonly approved: number
  readonly reportMb: number
  readonly kills: number
  readonly workersKilled: number
  /** Milliseconds for which a worker could do nothing else, such as keep what other runs it works on. */
  readonly stoodStillMs: number
  readonly again: { readonly outcome: string; readonly writes: number } | null
  readonly findings: readonly string[]
}

export function figuresOf({
  options,
  judgement,
  driven,
  seconds,
  taken,
  workersKilled,
  stoodStill,
  again,
  workedOff,
}: Played): Figures {
  const { score } = judgement
  return {
    lines: options.lines,
    seed: options.seed,
    difficulty: options.difficulty,
    format: options.format,
    month: options.months,
    precision: score.precision.share,
    recall: score.recall.share,
    classes: Object.fromEntries(
      Object.entries(score.classes).map(([name, { planted, precision, recall }]) => [
        name,
        { planted, precision: precision.share, recall: recall.share },
      ]),
    ),
    tiesToTheCent: judgement.tiesToTheCent,
    doubleEffects: judgement.doubleEffects,
    secondsTotal: rounded(seconds.all, 1),
    peakMb: taken.peakMb,
    cpuSeconds: rounded(taken.cpuSeconds, 1),
    microsecondsPerLine: rounded((seconds.all * 1_000_000) / options.lines, 1),
    seconds: { read: rounded(seconds.read, 1), match: rounded(seconds.match, 1), post: rounded(seconds.post, 1) },
    journals: judgement.journals,
    postings: judgement.postings,
    exceptions: judgement.exceptions,
    carried: judgement.carried,
    putRight: { by: workedOff.length, recognised: judgement.settled },
    approved: driven.approved,
    reportMb: rounded(judgement.reportBytes / 1_048_576, 1),
    kills: options.kills,
    workersKilled,
    stoodStillMs: stoodStill,
    again: again ? { outcome: again.outcome, writes: again.writes } : null,
    findings: judgement.findings,
  }
}

function rounded(number: number, digits: number): number {
  return Number(number.toFixed(digits))
}

/** What is asked of a million lines on two cores. */
const most = { lines: 1_000_000, seconds: 150, megabytes: 1_536 } as const

/** What fell short, in words. */
export function shortfalls(figures: Figures): readonly string[] {
  const { difficulty, precision, recall, doubleEffects, again, lines, putRight, secondsTotal, peakMb } = figures
  const least = difficulty === 3 ? 0.995 : 0.999
  const found = [
    !figures.tiesToTheCent && 'it does not tie to the cent',
    figures.workersKilled < figures.kills && 'the month was done before the last kill',
    doubleEffects > 0 && `${doubleEffects} effects were done twice`,
    again !== null && again.outcome !== 'met' && `once more it ended ${again.outcome}`,
    again !== null && again.writes > 0 && `once more it wrote ${again.writes} times`,
    (precision ?? 0) < least && `precision is below ${least}`,
    difficulty < 3 && (recall ?? 0) < 0.97 && 'recall is below 0.97',
    putRight.recognised < putRight.by * 0.97 &&
      `of ${putRight.by} entries that put things right ${putRight.recognised} are recognised`,
    lines >= most.lines && secondsTotal >= most.seconds && `it took ${most.seconds} s or longer`,
    lines >= most.lines && peakMb >= most.megabytes && `it held ${most.megabytes} MB or more`,
    ...(difficulty < 3 ? classesBelow(figures) : []),
    ...figures.findings,
  ]
  return found.filter((one) => one !== false)
}

/** Classes of which so few were planted that one mistake decides say nothing. */
const fewest = 20

function classesBelow({ classes }: Figures): readonly string[] {
  return Object.entries(classes)
    .filter(([, { planted }]) => planted >= fewest)
    .filter(([, { precision, recall }]) => (precision ?? 0) < 0.9 || (recall ?? 0) < 0.9)
    .map(([name]) => `precision or recall of "${name}" is below 0.9`)
}
