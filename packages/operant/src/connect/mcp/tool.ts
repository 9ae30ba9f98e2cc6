import { z } from 'zod'
import { hashOf, asJson, type Json } from '../../facts/json.ts'

/** A tool as its server describes it. Everything in it is said by whoever wrote the server. */
export const toolShape = z.object({
  name: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  inputSchema: z.record(z.string(), z.unknown()),
  outputSchema: z.record(z.string(), z.unknown()).optional(),
  annotations: z
    .object({
      title: z.string().optional(),
      readOnlyHint: z.boolean().optional(),
      destructiveHint: z.boolean().optional(),
      idempotentHint: z.boolean().optional(),
      openWorldHint: z.boolean().optional(),
    })
    .optional(),
})
export type Tool = z.infer<typeof toolShape>

/** All that a tool says of itself: what it takes, what it answers, what it is for, and its hints. */
export function described(tool: Tool): Json {
  const { name, title, description, inputSchema, outputSchema, annotations } = tool
  const said = Object.entries({ name, title, description, inputSchema, outputSchema, annotations })
  return asJson(JSON.parse(JSON.stringify(Object.fromEntries(said))))
}

/** What a tool is pinned by: equal as long as it says the same of itself. */
export function pinOf(tool: Tool): string {
  return hashOf(described(tool)).slice(0, 40)
}
