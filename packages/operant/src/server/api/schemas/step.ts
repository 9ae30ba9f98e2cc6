import { z } from '@hono/zod-openapi'
import { AnyJson, Instant, list } from '../shapes.ts'

/** A fact that a step rested on. */
export const Source = z
  .object({
    fact: z.string(),
    about: z.string(),
    value: AnyJson,
    label: z.string().describe('Who could have decided what it says'),
    claimed: z.literal(true).optional().describe('A system said so of a write, and nothing read it back'),
    from: z.string().describe('The capability that gave it; goal for the goal itself'),
    step: z.int().optional().describe('The step that gave it'),
    rule: z.string().optional().describe('The row of the table that decided it'),
  })
  .openapi('Source')

export const Gave = z
  .object({
    facts: list(
      z.object({
        fact: z.string(),
        about: z.string(),
        value: AnyJson,
        label: z.string(),
        confidence: z.number().describe('0 to 1; 1 is certain'),
      }),
    ),
    how: z.string(),
    rule: z.string().optional(),
    declines: z.boolean(),
    took: z.number().describe('Milliseconds'),
  })
  .openapi('Gave')

/** What one row of a decision table said. */
export const RowVote = z
  .object({
    rule: z.string(),
    fits: z.boolean(),
    cells: list(z.object({ input: z.string(), asks: z.string(), value: AnyJson, fits: z.boolean() })),
  })
  .openapi('RowVote')

export const StepFailure = z
  .object({
    kind: z.string(),
    reason: z.string(),
    blame: AnyJson.optional().describe('The value that is to blame'),
    quality: AnyJson.optional(),
    retryAt: Instant.optional().describe('When it is tried again'),
    waits: z.literal(true).optional().describe('Nothing went wrong: the time has not come'),
  })
  .openapi('StepFailure')

const effects = ['allow', 'approve', 'escalate', 'deny'] as const
const Approval = z.object({ roles: list(z.string()), count: z.int() })

/** What the guardrail said about a call. */
export const StepDecision = z
  .object({
    effect: z.enum(effects),
    reasons: list(
      z.object({
        layer: z.string().optional(),
        rule: z.string(),
        effect: z.enum(effects),
        text: z.string(),
        clauses: list(
          z.object({
            source: z.string(),
            result: z.enum(['true', 'false', 'error']),
            values: z.record(z.string(), z.string()),
          }),
        ),
      }),
    ),
    approval: Approval.optional(),
    policyHash: z.string(),
    policyVersion: z.int().optional(),
    again: Instant.optional(),
    shadow: z
      .object({ effect: z.enum(effects), approval: Approval.optional() })
      .optional()
      .describe('What would have become of it, where the agent only watches'),
    explanation: z
      .object({
        deciding: z.string().optional().describe('The rule, row or layer that counted'),
        runnerUp: z
          .object({ rule: z.string(), effect: z.enum(effects), text: z.string() })
          .optional()
          .describe('What would have decided without it'),
        ways: list(z.string()).describe('What, changed alone, makes the outcome milder'),
      })
      .optional(),
  })
  .openapi('StepDecision')

/** A write, its arguments with their sources, and what was read back. */
export const StepEffect = z
  .object({
    effect: z.string(),
    title: z.string(),
    identity: z.string(),
    arguments: list(
      z.object({
        name: z.string(),
        value: AnyJson,
        fact: z.string().optional(),
        path: z.string().optional(),
        source: Source.optional(),
        chosen: z.string().optional().describe('What a model bound it to'),
      }),
    ),
    attempt: z.int(),
    result: z.enum(['intended', 'confirmed', 'claimed', 'absent', 'differs', 'unknown']),
    adopted: z.boolean().describe('Found before acting: not done by this run'),
    reason: z.string(),
    found: AnyJson.describe('What the system of record holds'),
    undoes: z.string().optional(),
    undone: z.boolean(),
    compared: list(z.object({ field: z.string(), expected: AnyJson, found: AnyJson, agrees: z.boolean() })),
  })
  .openapi('StepEffect')

export const StepWait = z
  .object({
    for: list(z.string()),
    until: Instant,
    calendar: z.string(),
    zone: z.string(),
    looks: Instant.optional(),
    ended: z.string().optional(),
  })
  .openapi('StepWait')

/** A change set, by what became of its elements. */
export const StepChanges = z
  .object({
    set: z.string(),
    title: z.string(),
    count: z.int(),
    groups: list(
      z.object({
        standing: z.string(),
        count: z.int(),
        why: z.string(),
        examples: list(z.object({ key: z.string(), title: z.string() })),
      }),
    ),
    ended: z.string().optional(),
  })
  .openapi('StepChanges')
