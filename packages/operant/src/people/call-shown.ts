import { z } from 'zod'
import type { Json } from '../facts/json.ts'

/** Why a call was left to people, and what would have been otherwise. */
export const explanationShape = z.object({
  deciding: z.string().optional(),
  runnerUp: z
    .object({ rule: z.string(), effect: z.enum(['allow', 'approve', 'escalate', 'deny']), text: z.string() })
    .optional(),
  ways: z.array(z.string()),
})

const named = z.record(z.string(), z.json()).default({})
const shape = z.object({
  action: z.string(),
  arguments: z.record(z.string(), z.json()),
  origins: z.record(z.string(), z.string()).default({}),
  label: z.string().optional(),
  reasons: z.array(z.object({ rule: z.string(), effect: z.string().default(''), text: z.string() })).default([]),
  values: z.record(z.string(), z.string()).default({}),
  preview: named,
  explanation: explanationShape.optional(),
  risk: z.string().default(''),
  undo: z.string().default(''),
  policy: z.string().optional(),
  policyVersion: z.int().optional(),
})

/** One thing that a call would come to: what is now, where that is said, and what will be. */
interface Comes {
  readonly name: string
  readonly before: Json | undefined
  readonly after: Json
}

/** What a request about one call shows: what would be done, with what, and why people are asked. */
export interface CallShown {
  readonly action: string
  readonly arguments: readonly { readonly name: string; readonly value: Json; readonly origin: string | undefined }[]
  readonly comes: readonly Comes[]
  readonly rules: readonly { readonly rule: string; readonly effect: string; readonly text: string }[]
  /** What the rules saw. */
  readonly values: readonly { readonly name: string; readonly text: string }[]
  readonly explanation: z.infer<typeof explanationShape> | undefined
  /** Who could have had a say in it, at the least trusted. */
  readonly label: string | undefined
  readonly risk: string
  readonly undo: string
  readonly policy: string | undefined
  readonly policyVersion: number | undefined
}

/** What a request about one call shows; nothing where it is about something else. */
export function callShown(shown: unknown): CallShown | undefined {
  const { data } = shape.safeParse(shown)
  if (!data) return undefined
  const { action, arguments: values, origins, reasons, preview, explanation, label, risk, undo } = data
  return {
    action,
    arguments: Object.entries(values).map(([name, value]) => ({ name, value, origin: own(origins, name) })),
    comes: Object.entries(preview).flatMap(comesTo),
    rules: reasons,
    values: Object.entries(data.values).map(([name, text]) => ({ name, text })),
    explanation,
    label,
    risk,
    undo,
    policy: data.policy,
    policyVersion: data.policyVersion,
  }
}

const change = z.strictObject({ before: z.json(), after: z.json() })
const changes = z.record(z.string(), change)

function comesTo([name, value]: readonly [string, Json]): readonly Comes[] {
  const one = change.safeParse(value).data
  if (one) return [{ name, ...one }]
  const several = Object.entries(changes.safeParse(value).data ?? {})
  if (several.length > 0) return several.map(([field, said]) => ({ name: `${name}.${field}`, ...said }))
  return [{ name, before: undefined, after: value }]
}

function own<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}
