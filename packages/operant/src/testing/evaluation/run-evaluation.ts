import type { Evaluation, Minds, Thresholds } from './evaluation.ts'
import { runCase, type CaseResult } from './run-case.ts'

/** What a suite came to. */
export interface EvaluationResult {
  readonly cases: readonly CaseResult[]
  readonly right: number
  readonly asked: number
  readonly tokens: number
  /** Thresholds that were missed, in sentences; empty where all hold. */
  readonly missed: readonly string[]
}

/** Plays the cases of a suite one after the other, and holds them to its thresholds. */
export async function runEvaluation(
  suite: Evaluation,
  options: {
    /** Models in the place of the suite's own. */
    readonly live?: Minds
    /** Only cases whose name contains this. */
    readonly only?: string
    readonly onCase?: (result: CaseResult) => void
  } = {},
): Promise<EvaluationResult> {
  const { cases, thresholds = {} } = suite.definition
  const results: CaseResult[] = []
  for (const one of cases.filter(({ name }) => name.includes(options.only ?? ''))) {
    const result = await runCase(suite, one, options.live)
    results.push(result)
    options.onCase?.(result)
  }
  const right = results.filter((one) => one.right).length
  const asked = results.filter((one) => one.asked > 0).length
  const tokens = results.reduce((sum, one) => sum + one.tokens, 0)
  return { cases: results, right, asked, tokens, missed: missedOf(thresholds, results, { right, asked, tokens }) }
}

function missedOf(
  { right = 1, asked, tokens, steps }: Thresholds,
  results: readonly CaseResult[],
  found: { readonly right: number; readonly asked: number; readonly tokens: number },
): readonly string[] {
  const count = results.length
  if (count === 0) return ['no case was played']
  const slow = steps === undefined ? [] : results.filter((one) => one.steps > steps)
  return [
    ...(found.right / count < right ? [`right: ${found.right} of ${count}, at least ${percent(right)} wanted`] : []),
    ...(asked !== undefined && found.asked / count > asked
      ? [`asked: people in ${found.asked} of ${count} cases, at most ${percent(asked)} wanted`]
      : []),
    ...(tokens !== undefined && found.tokens > tokens ? [`tokens: ${found.tokens}, at most ${tokens} wanted`] : []),
    ...slow.map((one) => `steps: ${one.steps} in "${one.name}", at most ${steps} wanted`),
  ]
}

function percent(share: number): string {
  return `${Math.round(share * 1_000) / 10} %`
}
