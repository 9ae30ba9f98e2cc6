import { z } from '@hono/zod-openapi'
import { flags, type Flag } from '../../../store/figure-conditions.ts'
import { Instant, list, orNull } from '../shapes.ts'

const text = z.string().min(1).max(400)
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

/** What `/runs` is asked for besides: how runs ended. Runs that have not ended, or are in no figure yet, fit none of it. */
export const figureQuery = {
  endedFrom: Instant.optional().describe('Ended then or later'),
  endedUntil: Instant.optional().describe('Ended before'),
  class: text.optional().describe('The value by which its goal tells runs apart'),
  cause: text.optional().describe('Why it did not end as it should, as /metrics/failures names it'),
  claimedBy: z.enum(['model', 'system', 'person', 'run']).optional().describe('Who says, unverified, that it is done'),
  ...(Object.fromEntries(Object.keys(flags).map((name) => [name, flag.optional()])) as Record<
    Flag,
    z.ZodOptional<typeof flag>
  >),
}

/** The query of `/runs` that lists exactly the runs behind a number. */
const RunsBehind = z
  .record(z.string(), z.string())
  .openapi('RunsBehind', { description: 'The query of GET /runs that lists exactly these runs' })

const Count = z
  .object({ value: z.int(), runs: RunsBehind })
  .openapi('Count', { description: 'A number of runs, and the query that lists them' })

const Share = z
  .object({
    value: z.int(),
    share: z.number().nullable().describe('Of the ended runs, 0 to 1; null where none has ended'),
    runs: RunsBehind,
  })
  .openapi('Share', {
    description: 'A number of the ended runs, which share of them it is, and the query that lists them',
  })

const Took = z
  .object({
    of: z.int().describe('How many runs it was measured of'),
    median: z.number().nullable().describe('Milliseconds; null where there is nothing to measure'),
    p90: z.number().nullable().describe('Nine of ten took no longer'),
    runs: RunsBehind,
  })
  .openapi('Took', {
    description: 'How long something took, and the query that lists the runs that it was measured of',
  })

const Sum = z.object({ amount: z.string(), currency: z.string() })

/** Figures over some ended runs. What cannot be known is null, or counted as unknown. */
export const Figures = z
  .object({
    ended: Count.describe('Runs that ended, those in shadow left out'),
    outcomes: z.record(z.string(), Count),
    verified: Share.describe('Met or declined, with every check read from the systems of record'),
    claimed: Share.describe('Verified, or at least said to be done by somebody'),
    claimedOnly: Count.describe('Said to be done and not verified'),
    claimedBy: z.record(z.string(), Count).describe('Of those, who says so: model, system, person, run'),
    automatic: Share.describe('Verified, and no person had a part'),
    escalated: Share.describe('Handed over to people, or taken by them'),
    reversed: Share.describe('Something that was done was taken back'),
    writes: z.int().describe('Own writes that were confirmed'),
    writesTakenBack: z.int(),
    timeToResolve: Took.describe('From opening to end, of what is verified'),
    timeToClose: Took.describe('From opening until a person closed it, of what was handed over'),
    waitingForPeople: Took.extend({ total: z.number() }).describe('Of runs that waited for people'),
    money: list(
      z.object({ handled: Sum, takenBack: Sum, runs: z.int().describe('In how many runs it moved') }),
    ).describe('What confirmed writes moved, as their actions declare it; one for each currency'),
    moneyUnknown: Count.describe('Runs with writes of which nobody can say what they moved'),
    modelCost: list(
      z.object({ total: Sum, perCase: orNull(Sum).describe('Over the runs whose cost is known') }),
    ).describe('What language models cost, one for each currency; empty: they cost nothing'),
    modelCostKnown: Count.describe('Runs whose models have prices, or that asked none'),
    modelCostUnknown: Count.describe('Runs that asked models without a price'),
    modelTokens: z.number(),
  })
  .openapi('Figures')

export const Summary = z
  .object({
    from: Instant,
    until: Instant,
    by: z.string().nullable(),
    zone: z.string(),
    notCounted: z.int().describe('Runs that have ended and are in no figure yet'),
    total: Figures,
    groups: list(
      z.object({
        key: z.string().nullable().describe('The agent, goal or class; null: of no class, or a period'),
        from: Instant.nullable().describe('Of a period'),
        until: Instant.nullable(),
        figures: Figures,
      }),
    ),
  })
  .openapi('MetricsSummary')

export const FailureGroup = z
  .object({
    cause: z.string(),
    runs: Count,
    firstAt: Instant.describe('When the first of these runs ended'),
    lastAt: Instant,
    everSince: Instant.describe('When the first run of all ended that failed like this'),
    agents: list(z.string()),
    said: z.string().describe('What was said the last time; a system outside may have written it'),
  })
  .openapi('FailureGroup')

const marked = { at: Instant, agent: z.string(), by: z.string(), because: z.string() }
export const MarkShape = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('policies'),
      ...marked,
      version: z.int(),
      did: z.enum(['seeded', 'published', 'rolled back']),
    }),
    z.object({
      kind: z.literal('autonomy'),
      ...marked,
      action: z.string().describe('"*": every action'),
      level: z.enum(['shadow', 'propose', 'confirm', 'automatic']).nullable().describe('null: as the policies say'),
    }),
  ])
  .openapi('Mark')
