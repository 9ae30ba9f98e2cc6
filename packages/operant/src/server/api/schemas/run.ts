import { z } from '@hono/zod-openapi'
import { outcomes } from '../../../journal/outcome.ts'
import { AnyJson, Instant, list } from '../shapes.ts'
import { Gave, RowVote, Source, StepChanges, StepDecision, StepEffect, StepFailure, StepWait } from './step.ts'

export { outcomes }
export const runStates = ['running', 'waiting', 'settled'] as const

/** A run as it stands in a list. */
export const Run = z
  .object({
    id: z.string(),
    agent: z.string(),
    goal: z.string(),
    asked: z.string().describe('The goal in the words of whoever asked'),
    startedBy: z.string(),
    parent: z.string().nullable().describe('The run that handed it its work'),
    state: z.enum(runStates),
    outcome: z.enum(outcomes).nullable(),
    summary: z.string().nullable(),
    openedAt: Instant,
    wakesAt: Instant.nullable(),
    settledAt: Instant.nullable(),
    subject: z.string().nullable().describe('What it is about, where that is one thing: ticketId:T1'),
  })
  .openapi('Run')

export const PlannedStep = z
  .object({
    step: z.object({ capability: z.string(), scope: z.string() }),
    kind: z.string(),
    serves: list(z.string()),
    instead: list(z.object({ capability: z.string(), why: z.string() })),
    fork: z.string().optional().describe('What must be known before it is certain that it is taken'),
  })
  .openapi('PlannedStep')

/** One step, with all that happened to it. */
export const Step = z
  .object({
    number: z.int().describe('From 1, in the order in which steps began'),
    seq: z.int().describe('Place of its first event in the journal'),
    at: Instant,
    until: Instant.describe('When something was last heard of it'),
    title: z.string(),
    capability: z.string(),
    kind: z.string(),
    about: z.string(),
    serves: list(z.string()),
    instead: list(z.object({ capability: z.string(), why: z.string() })),
    fork: z.string().optional(),
    rests: list(Source).describe('Facts it rested on: value, label, and where each came from'),
    gave: Gave.optional().describe('Facts it gave, how, and by which row of a table'),
    rows: list(RowVote).optional(),
    failures: list(StepFailure),
    decisions: list(StepDecision).describe('What the guardrails said'),
    requests: list(
      z.object({
        request: z.string(),
        kind: z.string(),
        title: z.string(),
        expiresAt: Instant,
        answer: AnyJson.optional(),
      }),
    ),
    effects: list(StepEffect).describe('Writes: arguments with their sources, and what was read back'),
    waits: StepWait.optional(),
    changes: StepChanges.optional(),
    models: list(AnyJson).optional(),
    children: list(
      z.object({
        run: z.string(),
        element: z.string(),
        outcome: z.enum(outcomes).optional(),
        summary: z.string(),
      }),
    ).optional(),
    moreChildren: z.int().optional().describe('Children that are not listed here: a run has its elements for itself'),
  })
  .openapi('Step')

/** Why a step was taken and what came of it. */
export const Why = z
  .object({ run: z.string(), asked: z.string(), outcome: z.enum(outcomes).nullable(), step: Step })
  .openapi('Why')

export const JournalEvent = z
  .looseObject({ seq: z.int(), at: Instant, type: z.string() })
  .openapi('JournalEvent', { description: 'An event of a run; its other fields are those of its type' })
