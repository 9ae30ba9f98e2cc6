import { z } from 'zod'
import type { Json } from '../facts/json.ts'
import { valueText } from '../told/values.ts'

const spends = z.array(z.string())
const setShape = z.object({
  set: z.string(),
  changes: z.number(),
  of: z.number(),
  totals: z.array(z.object({ action: z.string(), count: z.number(), spends })),
  groups: z.array(
    z.object({
      effect: z.string(),
      rule: z.string(),
      text: z.string(),
      count: z.number(),
      spends,
      example: z.string(),
      explanation: z.looseObject({ ways: z.array(z.string()) }).optional(),
    }),
  ),
  standOut: z.array(z.object({ key: z.string(), title: z.string(), why: z.string() })),
  open: z.array(z.object({ key: z.string(), text: z.string() })),
  // Requests that were made before had none.
  inOne: z.array(z.object({ keys: z.array(z.string()), title: z.string() })).optional(),
  leftOut: z.array(z.object({ how: z.string(), why: z.string(), count: z.number(), example: z.string() })),
  differences: z.array(z.object({ key: z.string(), text: z.string() })),
  risk: z.string().default(''),
  undo: z.string().default(''),
})

/** What a request about a change set shows. */
export type SetShown = z.infer<typeof setShape>

/** What a request about a change set shows; nothing where it is about one call. */
export function setShown(shown: unknown): SetShown | undefined {
  return setShape.safeParse(shown).data
}

const beforeShape = z.object({
  request: z.string(),
  approved: z.string().optional(),
  edited: z.string().optional(),
  refused: z.string().optional(),
  differences: z.array(z.object({ field: z.string(), before: z.json(), now: z.json() })),
})

/** What became of what was asked before, and what is otherwise since. */
export interface ChangedSince {
  /** What was asked before. */
  readonly request: string
  readonly text: string
  readonly differences: readonly { readonly field: string; readonly before: string; readonly now: string }[]
}

/** What is otherwise than when people were asked before; nothing where they were not. */
export function changedSince(before: unknown): ChangedSince | undefined {
  const { data } = beforeShape.safeParse(before)
  if (!data) return undefined
  const { request, approved, edited, refused, differences } = data
  const what = approved ? `approved by ${approved}` : edited ? `changed by ${edited}` : 'not answered'
  return {
    request,
    text: `since ${request}, which was ${what}, and counts no more${refused ? `: ${refused}` : ''}`,
    differences: differences.map((one) => ({
      field: one.field,
      before: differenceText(one.before),
      now: differenceText(one.now),
    })),
  }
}

/** What the call would come to, by name: before and after where it says both. */
export function previewTexts(preview: unknown): readonly (readonly [name: string, text: string])[] {
  const { data } = z.record(z.string(), z.json()).safeParse(preview)
  return Object.entries(data ?? {}).map(([name, value]) => [name, previewText(value)])
}

/** Values that the rules saw, by name. */
export function valueTexts(values: unknown): readonly (readonly [name: string, text: string])[] {
  return Object.entries(z.record(z.string(), z.string()).safeParse(values).data ?? {})
}

function previewText(value: Json): string {
  const { data } = z.object({ before: z.json(), after: z.json() }).safeParse(value)
  return data ? `${valueText(data.before)} → ${valueText(data.after)}` : valueText(value)
}

function differenceText(value: Json): string {
  const text = value === null ? 'not there' : valueText(value)
  return /^[0-9a-f]{64}$/.test(text) ? text.slice(0, 12) : text
}
