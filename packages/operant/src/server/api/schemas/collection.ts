import { z } from '@hono/zod-openapi'
import { elementStandings } from '../../../told/runs/collection.ts'
import { Instant, list } from '../shapes.ts'
import { outcomes } from './run.ts'

/** An element of a run over many. */
export const Element = z
  .object({
    element: z.string(),
    run: z.string().describe('The run that works on it; where it has not begun, the id that it will have'),
    standing: z.enum(elementStandings),
    outcome: z.enum(outcomes).optional(),
    reason: z.string().optional().describe('Why it ended so, or what it asks'),
    deadline: Instant.optional(),
    value: z.number().optional(),
    effort: z.number().optional(),
    beganAt: Instant.optional(),
    endedAt: Instant.optional(),
  })
  .openapi('Element')

/** How the elements of a run stand together. */
export const Collection = z
  .object({
    elements: z.int().describe('All of them, but for those that left before they were begun'),
    ended: list(
      z.object({
        outcome: z.enum(outcomes),
        count: z.int(),
        reasons: list(z.object({ reason: z.string(), count: z.int() })),
      }),
    ),
    acting: z.int(),
    withPeople: z.int().describe('They wait for an approval or an answer'),
    waits: z.int().describe('They wait for something else outside'),
    notBegun: z.int(),
    left: z.int().describe('No longer in the list before they were begun'),
  })
  .openapi('Collection')

/** What a run was foretold to come to. */
export const Forecast = z
  .object({
    at: Instant,
    forecast: z.union([
      z.object({
        reachable: z.boolean(),
        expected: z.number(),
        bound: z.number(),
        because: z.string(),
        options: list(z.object({ ask: z.string().describe('A goal in words'), because: z.string() })),
      }),
      z.object({ cannot: z.string().describe('Why it could not be told') }),
    ]),
  })
  .openapi('Forecast')
