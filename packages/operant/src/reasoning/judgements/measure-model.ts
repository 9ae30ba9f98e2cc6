import type { JudgedExample } from '../../agent/judgements/forms.ts'
import { sameJson } from '../../facts/json.ts'
import type { DeclaredJudgement } from '../../run/judgements.ts'
import type { LanguageModels } from '../../run/language-models.ts'
import { askAboutText } from './by-model.ts'
import type { Measured } from './examples.ts'
import { promptFor } from './prompts.ts'

/** Fewest examples that tell anything. */
const fewestToMeasure = 10

export type Measuring =
  | { readonly kind: 'measured'; readonly measured: Measured; readonly tokens: number }
  | { readonly kind: 'not measured'; readonly reason: string; readonly tokens: number }

/**
 * Asks a model for examples that its prompt does not show, and counts how often it is right. What it costs is bounded
 * by `most` questions and by `tokens`.
 */
export async function measureModel(
  models: LanguageModels,
  judged: {
    readonly agent: string
    readonly judgement: DeclaredJudgement
    /** What people gave. */
    readonly given: readonly JudgedExample[]
    readonly most: number
    readonly tokens: number
    readonly now: Date
  },
  told: (done: number, of: number) => void = () => undefined,
): Promise<Measuring> {
  const { agent, judgement, given, most, now } = judged
  const { form } = judgement
  if (form.kind !== 'classify' && form.kind !== 'extract')
    return { kind: 'not measured', reason: `${judgement.name} has no examples to measure a model with`, tokens: 0 }
  if (!models.has('judge', agent))
    return { kind: 'not measured', reason: `no model is configured for ${agent}`, tokens: 0 }
  const prompt = promptFor(judgement, form)
  const examples = [...form.examples.filter((one) => !prompt.shown.includes(one)), ...given].slice(0, most)
  if (examples.length < fewestToMeasure)
    return {
      kind: 'not measured',
      reason: `${judgement.name} has ${examples.length} examples that its prompt does not show, and ${fewestToMeasure} are needed`,
      tokens: 0,
    }
  let tokens = 0
  let model: string | undefined
  const results: { readonly answer: string; readonly right: boolean }[] = []
  for (const [index, { text, value }] of examples.entries()) {
    const spending = { agent, run: `measuring ${judgement.name}`, tokens: judged.tokens - tokens }
    const asked = await askAboutText(models, { judgement, spending }, form, prompt, { text, picture: undefined })
    tokens += asked.models.reduce((sum, { usage }) => sum + usage.input + usage.output, 0)
    if (asked.kind === 'later') return { kind: 'not measured', reason: asked.reason, tokens }
    model ??= asked.models.at(-1)?.model
    if (asked.kind === 'found') {
      const answer = typeof asked.json === 'string' ? asked.json : ''
      results.push({ answer, right: sameJson(asked.json, value) })
    } else if (asked.models.length === 0) return { kind: 'not measured', reason: asked.reason, tokens }
    told(index + 1, examples.length)
  }
  if (model === undefined) return { kind: 'not measured', reason: 'no model answered', tokens }
  const byClass = Object.fromEntries(
    [...Map.groupBy(results, ({ answer }) => answer)].map(([answer, own]) => [answer, countOf(own)]),
  )
  const counts = countOf(results)
  const measured = {
    agent,
    judgement: judgement.name,
    model,
    prompt: prompt.prompt,
    asked: examples.length,
    ...counts,
    byClass: form.kind === 'classify' ? byClass : {},
    at: now.toISOString(),
  }
  return { kind: 'measured', measured, tokens }
}

function countOf(results: readonly { readonly right: boolean }[]) {
  return { answered: results.length, right: results.filter(({ right }) => right).length }
}
