import { z } from '@hono/zod-openapi'
import { AnyJson, Instant, list } from '../shapes.ts'
import { PlannedStep, outcomes, runStates } from './run.ts'

const Carried = z.object({
  fact: z.string(),
  about: z.string(),
  value: AnyJson,
  label: z.string(),
  from: z.string().describe('The capability that gave it, in the earlier run'),
  rule: z.string().optional(),
  readAt: Instant.describe('When the earlier run learnt it'),
})

/** A file that a run made. */
export const RunFile = z
  .object({
    name: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    type: z.string().describe('Its media type, by how its name ends'),
  })
  .openapi('RunFile')

/** What a run began with that is an earlier one again. */
export const Again = z
  .object({
    run: z.string(),
    step: z.int(),
    by: z.string(),
    reason: z.string(),
    known: list(Carried).describe('What it knew from the beginning'),
    effects: list(
      z.object({
        run: z.string().describe('The run that made it'),
        title: z.string(),
        was: z.string(),
        result: z.string().describe('What reading it back showed'),
      }),
    ).describe('Writes that stood, and are not made again'),
  })
  .openapi('Again')

export const RunAgainOf = z
  .object({
    id: z.string(),
    state: z.enum(runStates),
    outcome: z.enum(outcomes).nullable(),
    step: z.int(),
    by: z.string(),
    reason: z.string(),
    openedAt: Instant,
  })
  .openapi('RunAgainOf')

const Used = z.object({ used: z.number(), most: z.number() })

/** What a run has used of its limits. */
export const LimitsTold = z
  .object({
    steps: Used,
    time: Used.describe('Milliseconds'),
    effects: Used,
    tokens: Used,
    money: list(z.object({ used: z.string(), currency: z.string(), most: z.string().nullable() })).describe(
      'What its own writes moved and was not taken back',
    ),
  })
  .openapi('LimitsTold')

/** The plans of a run, one after the other, each with what is otherwise than before. */
export const Plans = z
  .object({
    run: z.string(),
    versions: list(
      z.object({
        version: z.int(),
        seq: z.int(),
        at: Instant,
        steps: list(PlannedStep),
        missing: list(z.string()),
        because: z.string().optional().describe('What was learnt last before it; absent for the first'),
        added: list(PlannedStep),
        certain: list(PlannedStep).describe('Steps that were only taken if needed, and are certain now'),
        gone: list(
          z.object({
            step: z.object({ capability: z.string(), scope: z.string() }),
            kind: z.string(),
            as: z.enum(['done', 'failed', 'dropped']),
            why: z.string().optional(),
          }),
        ),
        nowMissing: list(z.string()),
      }),
    ),
    ahead: list(PlannedStep).describe('What comes next, as far as that is known'),
  })
  .openapi('Plans')

/** A run's life in stretches, and its steps in time. */
export const Timeline = z
  .object({
    run: z.string(),
    phases: list(
      z.object({
        kind: z.enum(['queued', 'working', 'waiting']),
        from: Instant,
        until: Instant.nullable().describe('null while it lasts'),
        by: z
          .enum(['person', 'requests', 'stop', 'runs', 'system', 'event', 'time'])
          .optional()
          .describe('Of a wait: for whom'),
        for: list(z.string()).optional(),
      }),
    ),
    steps: list(
      z.object({
        number: z.int(),
        title: z.string(),
        kind: z.string(),
        from: Instant,
        until: Instant,
        took: z.number().describe('Milliseconds that its capability was at work'),
      }),
    ),
    queued: z.number().describe('Milliseconds; of what has ended'),
    working: z.number().describe('Milliseconds'),
    waiting: z.number().describe('Milliseconds'),
  })
  .openapi('Timeline')

/** What came of playing a run again without calling anything. */
export const ReplayTold = z
  .object({
    run: z.string(),
    kind: z.enum(['same', 'differs']),
    same: z.int().describe('Decisions that are the same, up to the first that is not'),
    seq: z.int().optional().describe('Where the first that differs stands in the journal'),
    step: z.int().optional().describe('The step that it belongs to'),
    recorded: z.string().optional(),
    now: z.string().optional(),
  })
  .openapi('Replay')
