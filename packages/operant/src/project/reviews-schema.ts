import { z } from 'zod'
import { duration } from './models-schema.ts'

const share = (example: string) =>
  z
    .number(`expected a share from 0 to 1. To mend it, write ${example}`)
    .min(0, `expected a share from 0 to 1. To mend it, write ${example}`)
    .max(1, `expected a share from 0 to 1. To mend it, write ${example}`)
    .optional()

/** How many decisions are judged once more. */
export const reviews = z.strictObject(
  {
    share: share('share: 0.02'),
    afterChange: share('afterChange: 0.2'),
    newFor: duration("newFor: '7d'").optional(),
    by: z
      .string('expected a role. To mend it, write one, such as operator')
      .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'expected a role. To mend it, write one, such as operator')
      .optional(),
    seed: z.string('expected text. To mend it, put it in quotes').optional(),
  },
  { error: 'expected how decisions are reviewed. To mend it, write reviews: { share: 0.02 }' },
)
