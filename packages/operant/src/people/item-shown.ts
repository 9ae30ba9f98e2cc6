import { z } from 'zod'

const optionShape = z.object({
  kind: z.string(),
  title: z.string(),
  about: z.string().default(''),
  why: z.string().optional(),
  ways: z.array(z.string()).default([]),
  spends: z.string().optional(),
  changes: z.array(z.string()).default([]),
  makes: z.array(z.string()).default([]),
  undo: z.boolean().optional(),
  plan: z.array(z.string()).default([]),
  how: z.string(),
})

/** Something that whoever takes over could do, or have the agent do, with what would come of it. */
export type ItemOption = z.infer<typeof optionShape>

const itemShape = z.object({
  goal: z.string().default(''),
  outcome: z.string().optional(),
  why: z.string().default(''),
  missing: z.array(z.string()).default([]),
  checks: z
    .array(z.object({ check: z.string(), about: z.string(), result: z.string(), reason: z.string().optional() }))
    .default([]),
  effects: z.array(z.object({ title: z.string(), result: z.string(), adopted: z.boolean() })).default([]),
  tried: z.array(z.object({ step: z.string(), result: z.string(), reason: z.string() })).default([]),
  facts: z
    .array(z.object({ fact: z.string(), value: z.json(), from: z.string(), label: z.string().optional() }))
    .default([]),
  unknown: z
    .array(
      z.object({
        effect: z.string().default(''),
        title: z.string(),
        since: z.string(),
        reason: z.string(),
        look: z.string(),
      }),
    )
    .default([]),
  options: z.array(optionShape).default([]),
  undoing: z.array(z.object({ title: z.string(), found: z.json(), how: z.string() })).default([]),
  earlier: z.array(z.object({ by: z.string(), note: z.string(), at: z.string() })).default([]),
})

/** Everything that whoever takes over is shown. */
export type ItemShown = z.infer<typeof itemShape>

/** Everything that whoever takes over is shown; nothing where this is no such item. */
export function itemShown(shown: unknown): ItemShown | undefined {
  return itemShape.safeParse(shown).data
}
