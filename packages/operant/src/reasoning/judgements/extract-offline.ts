import type { ExtractForm } from '../../agent/judgements/forms.ts'
import type { FactSpec } from '../../facts/fact.ts'
import { sameJson, type Json } from '../../facts/json.ts'
import type { JudgedExample } from '../../agent/judgements/forms.ts'
import type { Offline } from './classify-offline.ts'
import { fitted, type Fitted } from './closed-value.ts'
import { confidenceOf } from './examples.ts'
import { findField } from './find-fields.ts'

/** Fewest examples of one kind (with gaps, or without) whose own measure is used. */
const fewest = 5

/** Fields as patterns find them. Its confidence is how often the same patterns were right on the examples. */
export async function extractOffline(
  form: ExtractForm,
  gives: FactSpec,
  text: string,
  asOf: Date,
  examples: readonly JudgedExample[],
): Promise<Offline> {
  if (!form.fields) return { kind: 'none', reason: 'its fields cannot be found without a model' }
  const read = await readFields(form.fields, gives, text, asOf)
  if (read.kind === 'misfit') return { kind: 'none', reason: read.problem }
  return { kind: 'found', value: read.value, confidence: await measuredOn(form, gives, read.json, asOf, examples) }
}

async function readFields(
  fields: NonNullable<ExtractForm['fields']>,
  gives: FactSpec,
  text: string,
  asOf: Date,
): Promise<Fitted> {
  const found: Record<string, Json> = {}
  for (const [name, finder] of Object.entries(fields)) {
    const one = await findField(finder, text, asOf)
    if (one.kind === 'several') return { kind: 'misfit', problem: `it holds ${one.values.length} values for "${name}"` }
    found[name] = one.kind === 'nothing' ? null : plain(one.value)
  }
  return fitted(gives, found)
}

function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}

async function measuredOn(
  { fields = {}, uncalibrated }: ExtractForm,
  gives: FactSpec,
  found: Json,
  asOf: Date,
  examples: readonly JudgedExample[],
): Promise<number> {
  const answers = await Promise.all(
    examples.map(async ({ text, value }) => {
      const read = await readFields(fields, gives, text, asOf)
      return read.kind === 'misfit' ? undefined : { gaps: gapsIn(read.json), right: sameJson(read.json, value) }
    }),
  )
  const answered = answers.filter((one) => one !== undefined)
  if (answered.length === 0) return uncalibrated
  const like = answered.filter(({ gaps }) => gaps > 0 === gapsIn(found) > 0)
  const used = like.length >= fewest ? like : answered
  const right = used.filter((one) => one.right).length
  return confidenceOf({ answered: used.length, right, byClass: {} }, null)
}

/** Fields that were not found. */
function gapsIn(json: Json): number {
  return typeof json === 'object' && json !== null ? Object.values(json).filter((one) => one === null).length : 0
}
