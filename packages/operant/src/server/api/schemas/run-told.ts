import { z } from '@hono/zod-openapi'
import { waysToKnow } from '../../../journal/outcome.ts'
import { AnyJson, Instant, list } from '../shapes.ts'
import { Collection, Forecast } from './collection.ts'
import { Again, LimitsTold, RunAgainOf, RunFile } from './run-more.ts'
import { PlannedStep, Run } from './run.ts'

const Check = z.object({
  check: z.string(),
  about: z.string(),
  result: z.enum(['true', 'false', 'cannot tell']),
  reason: z.string().optional(),
  never: z.boolean().describe('It must not hold'),
})

const ModelShare = z.object({
  model: z.string(),
  use: z.enum(['plan', 'judge', 'word']),
  answers: z.int(),
  usage: z.object({ input: z.int(), output: z.int(), kept: z.int().optional() }),
  cost: list(z.object({ millionths: z.int(), currency: z.string() })),
})

const source = {
  fact: z.string(),
  how: z.enum(waysToKnow),
  capability: z.string().describe('What gave it'),
  systems: list(z.string()).describe('Systems that this used'),
  readAt: Instant,
} as const

const Answer = z
  .object({
    ...source,
    value: AnyJson,
    label: z.string(),
    confidence: z.number().optional().describe('0 to 1; absent: certain'),
    rests: list(z.object({ ...source, about: z.string() })).describe('What it was made of, down to what was read'),
  })
  .openapi('RunAnswer')

/** A run with what came of it. */
export const RunTold = Run.extend({
  said: z.string().optional().describe('What somebody typed, where the goal was understood from it'),
  why: z.string().optional().describe('Why it ended as it did'),
  causes: list(z.string()).describe('Why it ended as it did, down to the causes; none while it goes on'),
  checks: list(Check),
  answers: list(Answer).optional().describe('Of a question: what whoever asked is told'),
  unchecked: list(z.string()).optional().describe('Parts of what was asked that nothing was checked of'),
  waitsFor: list(z.string()),
  taken: list(z.object({ at: Instant, by: z.string(), what: z.string(), said: z.string() })),
  models: list(ModelShare).describe('What its language models took'),
  steps: z.int().describe('How many it has taken'),
  requests: list(z.string()).describe('Open requests that only people take it on by, of its children too'),
  limits: LimitsTold.optional().describe('Absent where its agent does not know its goal any more'),
  again: Again.optional().describe('The earlier run that it is again'),
  startedAgain: list(RunAgainOf).describe('The runs that are this one again'),
  collection: Collection.optional().describe('Of a run over many elements: how they stand'),
  files: list(RunFile).describe('What it made; each is read by its hash'),
  forecasts: list(Forecast).describe('What it was foretold to come to, the last one last'),
  ahead: list(PlannedStep).describe('What comes next, as far as that is known'),
}).openapi('RunTold')
