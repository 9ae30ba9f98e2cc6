import { catch as otherwise, z } from 'zod/mini'

const days = otherwise(z.optional(z.literal([7, 30, 90])), undefined)
/** Addresses are read as JSON: what somebody filled in may come as a number. */
const word = otherwise(z.optional(z.pipe(z.union([z.string(), z.number()]), z.transform(String))), undefined)

/** Over how many days; default 7. */
export const daysSearch = z.object({ days })

/** What the page of metrics is asked for by, all of it in the address: also what is filled in to work out a return. */
export const metricsSearch = z.object({
  days,
  agent: word,
  by: otherwise(z.optional(z.enum(['agent', 'class', 'goal', 'day', 'week', 'month'])), undefined),
  currency: word,
  cases: word,
  automatic: word,
  people: word,
  run: word,
  reviewed: word,
  review: word,
  wrong: word,
  error: word,
})
export type MetricsSearch = z.infer<typeof metricsSearch>
