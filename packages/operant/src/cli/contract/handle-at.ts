import type { z } from 'zod'
import { schemaAt } from '../../facts/fact.ts'
import { markOf } from '../../facts/marks.ts'

/** Whether a field is a closed handle of a text from outside: never equal to what was written. */
export function handleAt(schema: z.ZodType, field: string): boolean {
  const found = schemaAt(schema, [field])
  return found !== undefined && markOf(found)?.type === 'handle'
}
