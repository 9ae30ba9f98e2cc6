import type { OneOffInputs } from '../../agent/judgements/one-off.ts'
import { closedPattern, longestId } from '../../agent/judgements/closed-pattern.ts'
import type { Json } from '../../facts/json.ts'
import type { Judged, Judging } from '../../run/judgements.ts'
import type { JsonSchema } from '../../run/language-models.ts'
import { askClosed, judgementPrompt } from './ask-model.ts'
import { findField, type Found } from './find-fields.ts'

/** What is held of a model's answer that nobody measured. */
const unmeasured = 0.7
/** Most different finds of which a model may choose one. */
const mostFinds = 20

/**
 * Takes a closed value out of a text as a model defined it at the moment: by code where a pattern finds it, else by the
 * model that judges.
 */
export async function extractOnce(judging: Judging): Promise<Judged> {
  const inputs = judging.inputs as unknown as OneOffInputs
  const found = await findByCode(inputs, judging.now)
  if (found?.kind === 'one') return gives(found.value as string, 1)
  if (found?.kind === 'nothing') return gives(null, 1)
  const choices = found?.values ?? (inputs.as.kind === 'one of' ? inputs.as.values : undefined)
  if (choices && choices.length > mostFinds)
    return unsure(`it holds ${choices.length} different ones, and more than ${mostFinds} are not chosen from`)
  if (!judging.models?.has('judge', judging.agent))
    return unsure(
      found
        ? `it holds ${choices?.length ?? 0} different ones, and no model is configured to judge which is meant`
        : 'no model is configured to judge',
    )
  return byModel(judging, inputs, choices)
}

/** What code finds; undefined for what only a model can tell. */
async function findByCode({ text, as }: OneOffInputs, now: Date): Promise<Found | undefined> {
  if (as.kind === 'date') return findField({ kind: 'date', take: 'only' }, text, now)
  if (as.kind !== 'id') return undefined
  const read = closedPattern(as.pattern)
  if (read.kind === 'open') throw new Error(`no closed pattern: ${read.problem}`)
  const finds = [...new Set([...text.matchAll(read.pattern)].map(([whole]) => whole))]
  const short = finds.filter((one) => one.length <= longestId)
  const [only] = short
  if (only === undefined) return { kind: 'nothing' }
  return short.length === 1 ? { kind: 'one', value: only } : { kind: 'several', values: short }
}

async function byModel(
  { models, judgement, spending }: Judging,
  { text, as, question }: OneOffInputs,
  choices: readonly string[] | undefined,
): Promise<Judged> {
  if (!models) return unsure('no model is configured to judge')
  const task = `${question}\nAnswer with "value"; null where it does not say, or where more than one fits equally well.`
  const { instructions, prompt } = judgementPrompt('extract once', task)
  const allowed = schemaOf(as, choices)
  const schema = {
    type: 'object',
    properties: { value: { anyOf: [allowed, { type: 'null' }] } },
    required: ['value'],
    additionalProperties: false,
  }
  const misfit = (answer: Json) => misfitOf(valueIn(answer), as, choices)
  const asked = await askClosed(
    models,
    { name: judgement.name, use: 'judge', instructions, schema, text, file: undefined, misfit },
    prompt,
    spending,
  )
  const { calls } = asked
  if (asked.kind === 'answered') return { ...gives(valueIn(asked.value) ?? null, unmeasured, true), models: calls }
  if (asked.kind === 'unsure') return { kind: 'unsure', reason: asked.reason, models: calls }
  const after = asked.after === undefined ? {} : { after: asked.after }
  return { kind: 'later', reason: asked.reason, ...after, models: calls }
}

function schemaOf(as: OneOffInputs['as'], choices: readonly string[] | undefined): JsonSchema {
  if (choices) return { type: 'string', enum: choices }
  return { type: as.kind === 'number' ? 'number' : 'boolean' }
}

function misfitOf(
  value: Json | undefined,
  as: OneOffInputs['as'],
  choices: readonly string[] | undefined,
): string | undefined {
  if (value === null) return undefined
  if (choices)
    return typeof value === 'string' && choices.includes(value) ? undefined : `"value" is none of ${choices.join(', ')}`
  const type = as.kind === 'number' ? 'number' : 'boolean'
  return typeof value === type ? undefined : `"value" is no ${type === 'number' ? 'number' : 'yes or no (true, false)'}`
}

function valueIn(answer: Json): Json | undefined {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined
  return (answer as { readonly [key: string]: Json })['value']
}

function gives(value: Json, confidence: number, chosen = false): Extract<Judged, { kind: 'gives' }> {
  return { kind: 'gives', value: { value }, confidence, byModel: chosen, models: [] }
}

function unsure(reason: string): Judged {
  return { kind: 'unsure', reason, models: [] }
}
