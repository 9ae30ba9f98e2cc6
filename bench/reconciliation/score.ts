import { rate, type BankClassScore, type BankScore, type Rate } from '@operant/sandbox/planter'
import { progress, runProgram } from '../support/program.ts'
import { readOptions, type ScoreOptions } from './score-options.ts'
import { scoreMonth, type ScoredMonth } from './score-month.ts'
import { shortfalls } from './shortfalls.ts'

/** Scores the matching alone on fresh months, against what was planted in them. */
function main({ seeds, lines, difficulties, json }: ScoreOptions): boolean {
  const all = difficulties.flatMap((difficulty) => lines.map((count) => ({ difficulty, lines: count })))
  const parts = all.map((part) => {
    const months = seeds.map((seed) => {
      progress(`Difficulty ${part.difficulty}, ${part.lines} lines: seed ${seed}`)
      return scoreMonth({ ...part, seed })
    })
    progress('')
    return { ...part, months, pooled: pooled(months.map(({ score }) => score)) }
  })
  console.log(json ? JSON.stringify(parts, null, 1) : parts.map(printed).join('\n\n'))
  const short = parts.flatMap(({ difficulty, pooled: score }) => shortfalls(difficulty, score))
  for (const one of short) console.error(`falls short: ${one}`)
  return short.length === 0 && parts.every(({ months }) => months.every(({ ties }) => ties))
}

function pooled(scores: readonly BankScore[]): BankScore {
  const names = Object.keys(scores[0]?.classes ?? {})
  const sum = (of: (score: BankScore) => Rate | undefined): Rate => {
    const rates = scores.map(of)
    return rate(
      rates.reduce((total, one) => total + (one?.count ?? 0), 0),
      rates.reduce((total, one) => total + (one?.of ?? 0), 0),
    )
  }
  const classOf = (name: string): BankClassScore => ({
    planted: scores.reduce((total, { classes }) => total + (classes[name]?.planted ?? 0), 0),
    found: scores.reduce((total, { classes }) => total + (classes[name]?.found ?? 0), 0),
    precision: sum(({ classes }) => classes[name]?.precision),
    recall: sum(({ classes }) => classes[name]?.recall),
  })
  return {
    precision: sum(({ precision }) => precision),
    recall: sum(({ recall }) => recall),
    recallAlone: sum(({ recallAlone }) => recallAlone),
    suggested: sum(({ suggested }) => suggested),
    classes: Object.fromEntries(names.map((name) => [name, classOf(name)])),
  }
}

function printed(part: {
  readonly difficulty: number
  readonly lines: number
  readonly months: readonly ScoredMonth[]
  readonly pooled: BankScore
}): string {
  const { difficulty, lines, months, pooled: score } = part
  const untied = months.filter(({ ties }) => !ties).map(({ seed }) => seed)
  const milliseconds = months.reduce((sum, month) => sum + month.milliseconds, 0)
  const count = months.reduce((sum, month) => sum + month.lines, 0)
  return [
    `Difficulty ${difficulty}: ${months.length} months of ${lines} lines. In brackets 95 % intervals.`,
    '',
    `Matched alone, right    ${shown(score.precision)}`,
    `Found of what can be    ${shown(score.recall)}`,
    `  of it without asking  ${shown(score.recallAlone)}`,
    `Suggested, right        ${shown(score.suggested)}`,
    `Ties to the cent        ${untied.length === 0 ? 'all' : `all but seeds ${untied.join(', ')}`}`,
    `Time                    ${((milliseconds * 1000) / count).toFixed(1)} µs a line`,
    '',
    'Class                 planted  found  precision  (from)   recall  (from)  worst',
    ...Object.entries(score.classes).map(([name, one]) =>
      [
        name.padEnd(21),
        String(one.planted).padStart(8),
        String(one.found).padStart(7),
        fraction(one.precision.share).padStart(11),
        fraction(one.precision.low).padStart(8),
        fraction(one.recall.share).padStart(9),
        fraction(one.recall.low).padStart(8),
        fraction(worst(months, name)).padStart(7),
      ].join(''),
    ),
  ].join('\n')
}

/** The lowest of precision and recall that a month has for a class. */
function worst(months: readonly ScoredMonth[], name: string): number | null {
  const shares = months.flatMap(({ score }) => {
    const { precision, recall } = score.classes[name] ?? {}
    return [precision?.share ?? null, recall?.share ?? null].filter((share) => share !== null)
  })
  return shares.length === 0 ? null : Math.min(...shares)
}

function shown({ count, of, share, low, high }: Rate): string {
  return `${fraction(share, 5)} (${fraction(low, 5)} to ${fraction(high, 5)}), ${count} of ${of}`
}

function fraction(share: number | null, digits = 3): string {
  return share === null ? '-' : share.toFixed(digits)
}

await runProgram(() => Promise.resolve(main(readOptions(process.argv.slice(2)))))
