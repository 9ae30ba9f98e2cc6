import { z } from '@hono/zod-openapi'
import type { SystemLimits } from '../../../agent/connector.ts'
import type { ConnectorStanding, SystemUser } from '../../../connectors/standing.ts'
import { connectorStates } from '../../../connectors/state.ts'
import { troubleKinds } from '../../../connectors/trouble.ts'
import type { UseRow } from '../../../store/connector-uses.ts'
import { Instant, list, orNull } from '../shapes.ts'
import { StopShape, stopTold } from './stop-shapes.ts'

export const TroubleKindShape = z.enum(troubleKinds).openapi('ConnectorTroubleKind')

const Failing = z
  .object({
    capability: z.string(),
    kind: TroubleKindShape,
    reason: z.string().describe('As the system or its client said it: words from outside'),
    failures: z.int().describe('In a row'),
    since: Instant,
    at: Instant.describe('The last of them'),
    sure: z.boolean().describe('false: another system of the same capability may be the cause'),
  })
  .openapi('ConnectorFailure')

const UserShape = z.object({
  name: z.string().describe('A capability, or a trigger that looks at it'),
  kind: z.string(),
  agents: list(z.string()),
  also: list(z.string()).describe('Other systems that it uses as well'),
  uses: z.int().describe('How often it was seen to be used'),
  answeredAt: Instant.nullable().describe('null: not yet'),
  failing: orNull(Failing),
})

export const fields = {
  name: z.string(),
  state: z.enum(connectorStates).describe('By its last real uses; unknown is said, never taken for working'),
  because: list(z.string()).describe('Why, in our words; what the system said stands in `failing`'),
  answeredAt: Instant.nullable().describe('When it last answered for certain'),
  failing: list(Failing).describe('What fails now'),
  lastFailure: orNull(Failing).describe('The last use that failed, also where it answered since'),
  usedBy: z.int().describe('Capabilities and triggers that use it'),
  agents: list(z.string()),
  heldUp: z.int().describe('Runs that wait until something of it works, of the newest thousand that are not settled'),
  stops: list(StopShape).describe('Stops of its writes'),
} as const

export const ConnectorShape = z.object(fields).openapi('Connector')

export const ConnectorInFullShape = z
  .object({
    ...fields,
    tested: z.enum(['its test', 'a query', 'nothing']).describe('What a test asks; nothing: it only opens the client'),
    outsiders: z.boolean().describe('Whatever it says was said by people outside'),
    users: list(UserShape),
    together: z
      .object({
        atOnce: z.int().nullable().describe('Calls under way at one time'),
        perSecond: z.int().nullable().describe('Calls begun within any second'),
        perMinute: z.int().nullable().describe('Calls begun within any minute'),
      })
      .describe('What all workers together keep to; null: no such limit'),
    limits: list(z.object({ agent: z.string(), goal: z.string(), calls: z.int() })).describe('Most calls of one run'),
    runs: list(
      z.object({
        run: z.string(),
        agent: z.string(),
        goal: z.string(),
        asked: z.string(),
        capability: z.string(),
        since: Instant,
      }),
    ).describe('Runs that are held up, at most fifty'),
  })
  .openapi('ConnectorInFull')

/** A system in a list. */
export function connectorTold(standing: ConnectorStanding): z.infer<typeof ConnectorShape> {
  const { connector, health, users, heldUp, stops } = standing
  return {
    name: connector.name,
    state: health.state,
    because: health.because,
    answeredAt: health.answeredAt,
    failing: health.failing.flatMap((row) => failingTold(row) ?? []),
    lastFailure: health.lastFailure ? failingTold(health.lastFailure) : null,
    usedBy: users.length,
    agents: [...new Set(users.flatMap(({ agents }) => agents))].toSorted(),
    heldUp: heldUp.length,
    stops: stops.map((stop) => stopTold({ ...stop, released: null })),
  }
}

/** Runs that are told one by one. */
const mostRuns = 50

/** One system. */
export function connectorInFullTold(
  standing: ConnectorStanding,
  tested: z.infer<typeof ConnectorInFullShape>['tested'],
  together: SystemLimits,
): z.infer<typeof ConnectorInFullShape> {
  return {
    ...connectorTold(standing),
    tested,
    outsiders: standing.connector.outsiders,
    users: standing.users.map((user) => userTold(user, standing.health.failing)),
    together: {
      atOnce: together.atOnce ?? null,
      perSecond: together.perSecond ?? null,
      perMinute: together.perMinute ?? null,
    },
    limits: standing.limits,
    runs: standing.heldUp.slice(0, mostRuns),
  }
}

function userTold({ row, ...user }: SystemUser, failing: readonly UseRow[]): z.infer<typeof UserShape> {
  const fails = failing.find(({ capability }) => capability === user.name)
  return {
    ...user,
    uses: row?.uses ?? 0,
    answeredAt: row?.answeredAt ?? null,
    failing: fails ? failingTold(fails) : null,
  }
}

function failingTold({
  capability,
  kind,
  reason,
  failures,
  failingSince,
  failedAt,
  sure,
}: UseRow): z.infer<typeof Failing> | null {
  const known = troubleKinds.find((one) => one === kind)
  if (failedAt === null || !known) return null
  return {
    capability,
    kind: known,
    reason: reason ?? '',
    failures,
    since: failingSince ?? failedAt,
    at: failedAt,
    sure,
  }
}
