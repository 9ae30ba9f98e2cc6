import type { RunEvent } from '../../journal/events.ts'
import type { ModelCall, ModelCost, Usage } from '../../journal/model-call.ts'
import { count, durationText } from '../values.ts'

/** What one language model was asked for in a run, and what it took. */
export interface ModelShare {
  readonly model: string
  readonly use: ModelCall['use']
  readonly answers: number
  readonly usage: Usage
  readonly cost: readonly ModelCost[]
}

/** Answers of language models that an event keeps. */
export function modelsOf(event: RunEvent): readonly ModelCall[] {
  const own = 'model' in event && event.model ? [event.model] : []
  return 'models' in event ? [...own, ...(event.models ?? [])] : own
}

/** What a run's language models took, by model and use. */
export function modelShares(events: readonly RunEvent[]): readonly ModelShare[] {
  const groups = Map.groupBy(events.flatMap(modelsOf), ({ model, use }) => `${model}\n${use}`)
  return [...groups.values()].flatMap((calls) => {
    const [first] = calls
    if (!first) return []
    const sum = (part: keyof Usage) => calls.reduce((total, { usage }) => total + (usage[part] ?? 0), 0)
    const usage = { input: sum('input'), output: sum('output'), kept: sum('kept') }
    return [{ model: first.model, use: first.use, answers: calls.length, usage, cost: costs(calls) }]
  })
}

function costs(calls: readonly ModelCall[]): readonly ModelCost[] {
  const totals = new Map<string, number>()
  for (const { cost } of calls) if (cost) totals.set(cost.currency, (totals.get(cost.currency) ?? 0) + cost.millionths)
  return [...totals].map(([currency, millionths]) => ({ currency, millionths }))
}

const uses = { plan: 'proposed', judge: 'judged', word: 'worded' } as const

/** `fast (openai:gpt-5-mini) proposed: 1200 tokens in (800 kept), 40 out, 0.0012 USD, in 1.2 s, prompt steps@3f9a…`. */
export function callText({ model, use, usage, cost, milliseconds, prompt, stored }: ModelCall): string {
  const money = cost ? `, ${costText(cost)}` : ''
  const how = stored ? ', from the store' : `, in ${durationText(milliseconds)}`
  return `${model} ${uses[use]}: ${usageText(usage)}${money}${how}, prompt ${prompt}`
}

/** `fast (openai:gpt-5-mini) proposed: 12 answers, 14000 tokens in (9000 kept), 600 out, 0.0123 USD`. */
export function shareText({ model, use, answers, usage, cost }: ModelShare): string {
  return [`${model} ${uses[use]}: ${count(answers, 'answer')}`, usageText(usage), ...cost.map(costText)].join(', ')
}

function usageText({ input, output, kept }: Usage): string {
  return `${input} tokens in${kept ? ` (${kept} kept)` : ''}, ${output} out`
}

function costText({ millionths, currency }: ModelCost): string {
  // Single answers cost less than a hundredth.
  return `${(millionths / 1_000_000).toFixed(millionths < 10_000 ? 6 : 4)} ${currency}`
}
