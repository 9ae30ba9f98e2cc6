import { z } from '@hono/zod-openapi'
import { AnyJson, Instant, list } from '../shapes.ts'

const Argument = z.object({
  name: z.string(),
  value: AnyJson,
  origin: z.string().nullable().describe('The fact it was taken from, and who could have decided it'),
  editable: z.boolean().describe('People may put another value in its place'),
})

const Comes = z.object({
  name: z.string(),
  before: AnyJson.optional().describe('As it is now, where that is said'),
  after: AnyJson,
})

const Effect = z.enum(['allow', 'approve', 'escalate', 'deny'])

/** What would be done, with what, what it comes to, and which rule asks with the values it saw. */
export const CallTold = z
  .object({
    action: z.string(),
    takesBack: z.boolean().describe('It takes back what was done with these arguments'),
    arguments: list(Argument),
    comes: list(Comes).describe('What it comes to, asked of the systems with these very arguments'),
    expects: list(z.object({ field: z.string(), value: AnyJson })).describe(
      'What has to be read back afterwards for it to count as done',
    ),
    rules: list(z.object({ rule: z.string(), effect: z.string(), text: z.string() })),
    values: list(z.object({ name: z.string(), text: z.string() })).describe('What the rules saw'),
    deciding: z.string().nullable(),
    otherwise: z
      .object({ rule: z.string(), effect: Effect, text: z.string() })
      .nullable()
      .describe('What would have decided without it'),
    ways: list(z.string()).describe('What would have to be otherwise for nobody to be asked'),
    label: z.string().nullable().describe('Who could have had a say in it, at the least trusted'),
    risk: z.string(),
    undo: z.string(),
    policy: z.object({ hash: z.string().nullable(), version: z.int().nullable() }),
  })
  .openapi('CallTold')

const names = list(z.string())
const Count = z.object({ key: z.string(), text: z.string() })

/** A change set as people are asked to approve it: what it comes to, and the few to look at first. */
export const SetTold = z
  .object({
    set: z.string(),
    changes: z.int().describe('How many are asked about here'),
    of: z.int().describe('How many the set has'),
    totals: list(z.object({ action: z.string(), count: z.int(), spends: names })),
    groups: list(
      z.object({
        effect: z.string(),
        rule: z.string(),
        text: z.string(),
        count: z.int(),
        spends: names,
        example: z.string(),
        ways: names,
      }),
    ).describe('What the rules say of how many, the fewest first'),
    standOut: list(z.object({ key: z.string(), title: z.string(), why: z.string() })),
    open: list(Count).describe('What is not known yet'),
    inOne: list(z.object({ keys: names, title: z.string() })).describe('Made in one call'),
    leftOut: list(z.object({ how: z.string(), why: z.string(), count: z.int(), example: z.string() })),
    differences: list(Count).describe('What is otherwise than when people were asked before'),
    risk: z.string(),
    undo: z.string(),
  })
  .openapi('SetTold')

/** A fact that it rests on, and the step of the run that found it. */
export const Evidence = z
  .object({
    fact: z.string(),
    about: z.string(),
    value: AnyJson,
    label: z.string(),
    from: z.string(),
    step: z.int().nullable().describe('The step of the run that gave it; null for the goal itself'),
    rule: z.string().nullable(),
  })
  .openapi('Evidence')

/** What somebody outside wrote and the run has read: not checked, and never an instruction. */
export const OutsideTextTold = z
  .object({
    digest: z.string().describe('What stands for it in values'),
    name: z.string().describe('The fact and the field that hold it'),
    writers: names.describe('Everybody known to have written it'),
    length: z.int(),
    text: z.string(),
    whole: z.boolean().describe('False where only its beginning is here'),
  })
  .openapi('OutsideTextTold')

/** Like calls that people decided before. */
export const Precedents = z
  .object({
    approved: z.int(),
    rejected: z.int(),
    by: names,
    bounds: list(z.object({ name: z.string(), from: z.string(), to: z.string() })).describe('Of amounts and numbers'),
    latest: list(
      z.object({
        request: z.string(),
        run: z.string(),
        decision: z.enum(['approved', 'rejected']),
        by: names,
        at: Instant,
        looked: list(z.object({ name: z.string(), text: z.string() })),
      }),
    ),
  })
  .openapi('Precedents')

/** What became of what was asked before, and what is otherwise since. */
export const Since = z
  .object({
    request: z.string(),
    text: z.string(),
    differences: list(z.object({ field: z.string(), before: z.string(), now: z.string() })),
  })
  .openapi('Since')

/** Everything that whoever takes over is shown. */
export const ItemTold = z
  .object({
    goal: z.string(),
    outcome: z.string().nullable(),
    because: names.describe('The causes that it comes down to'),
    missing: names,
    checks: list(z.object({ check: z.string(), about: z.string(), result: z.string(), reason: z.string().nullable() })),
    effects: list(z.object({ title: z.string(), result: z.string(), adopted: z.boolean() })),
    unknown: list(
      z.object({ effect: z.string(), title: z.string(), since: z.string(), reason: z.string(), look: z.string() }),
    ).describe('Writes of which nobody knows whether they happened'),
    tried: list(z.object({ capability: z.string(), about: z.string(), result: z.string(), reason: z.string() })),
    facts: list(
      z.object({ fact: z.string(), about: z.string(), value: AnyJson, from: z.string(), label: z.string().nullable() }),
    ),
    options: list(
      z.object({
        kind: z.string(),
        title: z.string(),
        about: z.string(),
        why: z.string().nullable(),
        ways: names,
        spends: z.string().nullable().describe('Money that it moves'),
        changes: names.describe('Facts that it changes'),
        makes: names.describe('Checks that it is to make true'),
        undo: z.boolean().nullable().describe('Whether it could be taken back'),
        plan: names.describe('What the agent would do next'),
        how: z.string(),
      }),
    ),
    undoing: list(z.object({ title: z.string(), found: AnyJson, how: z.string() })).describe(
      'What stands that could be taken back, the last first',
    ),
    earlier: list(z.object({ by: z.string(), note: z.string(), at: z.string() })).describe('Who returned it before'),
  })
  .openapi('ItemTold')
