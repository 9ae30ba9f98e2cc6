import type { ClassifyForm, ExtractForm, RankForm } from '../../agent/judgements/forms.ts'
import type { FactSpec } from '../../facts/fact.ts'
import type { Json } from '../../facts/json.ts'
import type { ModelCall } from '../../journal/model-call.ts'
import type { Judging } from '../../run/judgements.ts'
import type { JsonSchema, LanguageModels } from '../../run/language-models.ts'
import { askClosed, judgementPrompt, type ClosedAnswer } from './ask-model.ts'
import { jsonSchemaOf } from '../json-schema.ts'
import { fitted, notInText } from './closed-value.ts'
import { noneOfThem, type Prompt } from './prompts.ts'

/** What a model's answer came to: its confidence is not its own. */
export type ByModel = { readonly models: readonly ModelCall[] } & (
  | {
      readonly kind: 'found'
      readonly value: unknown
      readonly json: Json
      readonly model: string
      readonly confidence: number
    }
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'later'; readonly reason: string; readonly after?: number }
)

interface Shown {
  readonly text: string | undefined
  readonly picture: Judging['file']
}

/** Asks a model for a class or for fields. What it gives fits the schema, and its words stand in the text. */
export async function askAboutText(
  models: LanguageModels,
  { judgement, spending }: Pick<Judging, 'judgement' | 'spending'>,
  form: ClassifyForm | ExtractForm,
  { instructions, prompt }: Prompt,
  { text, picture }: Shown,
): Promise<ByModel> {
  const { gives } = judgement
  const asked = await askClosed(
    models,
    {
      name: judgement.name,
      use: 'judge',
      instructions,
      schema: form.kind === 'classify' ? classSchema(Object.keys(form.classes)) : jsonSchemaOf(gives.schema),
      text,
      file: picture,
      misfit: (value) => misfitOf(form, gives, value, text),
    },
    prompt,
    spending,
  )
  if (asked.kind !== 'answered') return unanswered(asked)
  const json = form.kind === 'classify' ? classIn(asked.value) : asked.value
  if (json === noneOfThem && form.kind === 'classify')
    return { kind: 'none', reason: 'a model says that it fits no class', models: asked.calls }
  const fit = fitted(gives, json ?? null)
  if (fit.kind === 'misfit') return { kind: 'none', reason: fit.problem, models: asked.calls }
  return { kind: 'found', value: fit.value, json: fit.json, model: asked.model, confidence: 0, models: asked.calls }
}

/** Asks a model for candidates in order: a list of the ids that it was given, each at most once. */
export async function askForOrder(
  models: LanguageModels,
  { judgement, inputs, spending }: Judging,
  form: RankForm,
  text: string,
): Promise<ByModel> {
  if (form.uncalibrated < judgement.atLeast)
    return { kind: 'none', reason: "a model's order is not measured: its judgement sets no uncalibrated", models: [] }
  const of = form.of(inputs)
  const ids = of.map(({ id }) => id)
  const task = `${form.task}\nPut the candidates in order of how well they fit "text", the best first. Give their ids.`
  const { instructions, prompt } = judgementPrompt(`rank ${judgement.name}`, task)
  const asked = await askClosed(
    models,
    {
      name: judgement.name,
      use: 'judge',
      instructions,
      schema: orderSchema(ids),
      text: JSON.stringify({ text, candidates: of }),
      file: undefined,
      misfit: (value) => misorder(orderIn(value), ids),
    },
    prompt,
    spending,
  )
  if (asked.kind !== 'answered') return unanswered(asked)
  const value = (orderIn(asked.value) ?? []).slice(0, form.most)
  return { kind: 'found', value, json: value, model: asked.model, confidence: form.uncalibrated, models: asked.calls }
}

function unanswered(asked: Exclude<ClosedAnswer, { kind: 'answered' }>): ByModel {
  const { calls: models, reason } = asked
  if (asked.kind === 'unsure') return { kind: 'none', reason, models }
  return { kind: 'later', reason, models, ...(asked.after === undefined ? {} : { after: asked.after }) }
}

function misfitOf(
  form: ClassifyForm | ExtractForm,
  gives: FactSpec,
  value: Json,
  text: string | undefined,
): string | undefined {
  if (form.kind === 'classify') {
    const name = classIn(value)
    const isKnown = typeof name === 'string' && (name === noneOfThem || Object.hasOwn(form.classes, name))
    return isKnown ? undefined : `"class" is not one of ${[...Object.keys(form.classes), noneOfThem].join(', ')}`
  }
  const fit = fitted(gives, value)
  if (fit.kind === 'misfit') return fit.problem
  const invented = text === undefined ? undefined : notInText(gives, fit.json, text)
  return invented === undefined ? undefined : `${JSON.stringify(invented)} does not stand in the text`
}

function classSchema(names: readonly string[]): JsonSchema {
  return {
    type: 'object',
    properties: { class: { type: 'string', enum: [...names, noneOfThem] } },
    required: ['class'],
    additionalProperties: false,
  }
}

function orderSchema(ids: readonly string[]): JsonSchema {
  return {
    type: 'object',
    properties: { ids: { type: 'array', items: { type: 'string', enum: ids } } },
    required: ['ids'],
    additionalProperties: false,
  }
}

function classIn(value: Json): Json | undefined {
  return fieldOf(value, 'class')
}

function orderIn(value: Json): string[] | undefined {
  const ids = fieldOf(value, 'ids')
  return Array.isArray(ids) && ids.every((one) => typeof one === 'string') ? ids : undefined
}

function misorder(order: readonly string[] | undefined, ids: readonly string[]): string | undefined {
  if (!order || order.length === 0) return '"ids" is not a list of ids'
  const stray = order.find((id, at) => !ids.includes(id) || order.indexOf(id) !== at)
  return stray === undefined ? undefined : `${JSON.stringify(stray)} is no candidate, or stands twice`
}

function fieldOf(value: Json, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return (value as { readonly [key: string]: Json })[name]
}
