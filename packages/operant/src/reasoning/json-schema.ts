import { z } from 'zod'
import type { JsonSchema } from '../run/language-models.ts'

/** JSON Schema of a value as it is written, as models are given it. */
export function jsonSchemaOf(type: z.ZodType): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' })
  return schema
}
