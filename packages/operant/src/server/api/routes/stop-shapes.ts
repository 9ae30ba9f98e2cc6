import { z } from '@hono/zod-openapi'
import { switchText } from '../../../guard/layers/stops.ts'
import type { StopRow } from '../../../store/stops.ts'
import { Instant } from '../shapes.ts'

export const StopShape = z
  .object({
    id: z.string(),
    switch: z.string(),
    told: z.string().describe('What is stopped, in words'),
    by: z.string(),
    because: z.string(),
    at: Instant,
    released: z.object({ by: z.string(), because: z.string(), at: Instant }).nullable(),
  })
  .openapi('Stop')

/** A stop, with what it stops in words. */
export function stopTold(row: StopRow): z.infer<typeof StopShape> {
  return { ...row, told: switchText(row.switch) }
}
