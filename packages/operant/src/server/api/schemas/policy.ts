import { z } from '@hono/zod-openapi'
import { versionStates } from '../../../policies/version-state.ts'
import { AnyJson, Instant, list, orNull } from '../shapes.ts'

export const effects = ['allow', 'approve', 'escalate', 'deny'] as const

/** One file of policies, or of saved cases, by its name. */
export const PolicyFile = z
  .object({ name: z.string().min(1).max(200), text: z.string().max(500_000) })
  .openapi('PolicyFile')

/** A version of an agent's policies, without its files. */
export const PolicyVersionShape = z
  .object({
    agent: z.string(),
    version: z.int(),
    state: z
      .enum(versionStates)
      .describe('`waiting`: for somebody else to publish it; `overtaken`: another was published since it was drafted'),
    author: z.string(),
    because: z.string(),
    draftedAt: Instant,
    basedOn: z.int().nullable().describe('The version that governed when it was drafted'),
    restores: z.int().nullable().describe('The earlier version that it brings back'),
    publisher: z.string().nullable(),
    publishedAt: Instant.nullable(),
    hash: z.string(),
    publishers: list(z.string()).describe('Who may publish it: everybody with that right but its author'),
  })
  .openapi('PolicyVersion')

/** Policies that somebody is still writing, without its files. */
export const PolicyDraftShape = z
  .object({
    id: z.string(),
    agent: z.string(),
    author: z.string(),
    because: z.string(),
    basedOn: z.int().describe('The version that it changes'),
    overtaken: z.boolean().describe('Another version governs since: it has to be based on that one'),
    revision: z.int().describe('As in ETag: say it by If-Match to change it'),
    madeAt: Instant,
    changedAt: Instant,
    version: z.int().nullable().describe('The version that it was handed in as; it cannot be changed any more'),
  })
  .openapi('PolicyDraft')

/** What a value may be, for whoever fills it in. */
const ValueKind = z
  .object({
    kind: z.string().describe('money, number, boolean, text, instant, list, record, outside text or other'),
    values: list(z.string()).nullable().describe('All there are, where the set is closed'),
    optional: z.boolean().describe('It may be missing'),
  })
  .openapi('PolicyValueKind')

export const TableShape = z
  .object({
    file: z.string(),
    policy: z.string(),
    table: z.string(),
    for: list(z.string()).describe('Actions; * is every one'),
    hit: z.string().describe('first: the first row that fits decides; unique: exactly one may fit'),
    columns: list(z.object({ name: z.string(), expression: z.string(), is: orNull(ValueKind) })),
    rows: list(
      z.object({
        id: z.string().describe('As decisions name it'),
        name: z.string(),
        cells: list(z.string()),
        outcome: z.string(),
        note: z.string().describe('The comments above it'),
      }),
    ),
    note: z.string(),
    plain: z.boolean().describe('false: it can only be changed as text'),
  })
  .openapi('PolicyTable')

/** Something wrong with policies, or worth a look, with where it stands. */
const ProblemShape = z
  .object({
    file: z.string().nullable(),
    line: z.int().nullable().describe('From 1'),
    column: z.int().nullable().describe('From 1'),
    message: z.string(),
    mend: z.string().describe('How to mend it'),
    at: z
      .object({
        table: z.string(),
        row: z.int().describe('From 0'),
        cell: z.int().nullable().describe('0 is its name, the last its outcome; null: the whole row'),
      })
      .nullable()
      .describe('Where it stands in a table'),
  })
  .openapi('PolicyProblem')

const ReasonShape = z.object({
  layer: z.string().nullable(),
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
})

const explained = {
  outcome: z.string().describe('As policies write it: approve by finance x2'),
  effect: z.enum(effects),
  reasons: list(ReasonShape).describe('What each rule said, with the clauses and values'),
  deciding: z.string().nullable().describe('The rule, row or layer that decided'),
  runnerUp: z
    .object({ rule: z.string(), effect: z.enum(effects), text: z.string() })
    .nullable()
    .describe('What would have decided without it'),
  ways: list(z.string()).describe('What would have to be otherwise; all of it was tried'),
} as const

/** What would be decided, and why. */
export const PolicyDecision = z.object(explained).openapi('PolicyDecision')

const Call = z.object({
  action: z.string(),
  arguments: z.record(z.string(), AnyJson),
  facts: z.record(z.string(), AnyJson),
  literals: list(z.string()),
  startedBy: z.string(),
  now: Instant,
})

const TriedShape = z
  .object({
    file: z.string(),
    case: z.string(),
    expected: z.string(),
    decided: z.string(),
    passed: z.boolean(),
    why: z.string().nullable().describe('Why it did not pass'),
    call: Call,
    decision: orNull(PolicyDecision).describe('null: it cannot be tried'),
  })
  .openapi('TriedCase')

const ActionShape = z
  .object({
    action: z.string(),
    says: list(z.string()).describe('What holds for it, in plain lines'),
    arguments: list(z.object({ name: z.string(), is: orNull(ValueKind) })),
    looksAt: list(
      z.object({
        path: z.string(),
        fact: z.string(),
        fields: list(z.string()).describe('Where in the fact'),
        is: orNull(ValueKind),
      }),
    ).describe('Facts that the policies look at'),
  })
  .openapi('PolicyAction')

/** All that one version or draft says, and what comes of it. */
export const PolicyContentShape = z
  .object({
    agent: z.string(),
    of: z.string().describe('governing, the number of a version, or the id of a draft'),
    version: orNull(PolicyVersionShape),
    draft: orNull(PolicyDraftShape),
    files: list(PolicyFile),
    cases: list(PolicyFile),
    usable: z.boolean().describe('Whether it can be used with the agent as it is'),
    problems: list(ProblemShape).describe('Why it cannot be used'),
    warnings: list(ProblemShape).describe('What is worth a look'),
    tables: list(TableShape),
    limits: list(z.object({ file: z.string(), name: z.string(), amounts: list(z.string()) })).describe(
      'Limits that cells and conditions mention by name',
    ),
    rules: list(z.object({ id: z.string(), kind: z.string() })).describe('Rows and rules that can decide'),
    actions: list(ActionShape),
    tried: list(TriedShape).describe('The saved cases'),
    roles: list(z.string()).describe('Roles that people of the project have'),
  })
  .openapi('PolicyContent')

export const DifferenceShape = z
  .object({
    policy: z.string(),
    what: z.string(),
    kind: z.enum(['added', 'removed', 'changed']),
    fields: list(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  })
  .openapi('PolicyDifference')

export const ImpactShape = z
  .object({
    agent: z.string(),
    of: z.string(),
    against: z.int().describe('The version that governs'),
    runs: z.int().describe('How many were looked at, the latest'),
    since: Instant.nullable().describe('Of the oldest decision that was looked at'),
    decisions: z.int(),
    same: z.int(),
    untold: z.int().describe('Decisions that look at what was not read then: nobody can say how they would have been'),
    milder: z.int(),
    stricter: z.int(),
    other: z.int().describe('As severe, but by other people'),
    flips: list(
      z.object({
        run: z.string(),
        seq: z.int(),
        at: Instant,
        action: z.string(),
        arguments: z.record(z.string(), AnyJson),
        before: z.string(),
        after: z.string(),
        change: z.enum(['milder', 'stricter', 'other']),
        by: z.object({ before: z.string(), after: z.string() }),
      }),
    ).describe('The newest first, at most 200'),
    never: list(z.string()).describe('Rows and rules that had no say in any of them'),
  })
  .openapi('PolicyImpact')
