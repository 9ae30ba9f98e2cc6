import type { Pool } from 'pg'
import { z } from 'zod'
import type { SystemLimits } from '../agent/connector.ts'
import { processTiming } from '../connectors/limits/timing.ts'
import { lease } from '../connectors/limits/place-share.ts'
import { SystemTurns } from '../connectors/limits/system-turns.ts'
import { systemsOf } from '../connectors/standing.ts'
import { sharePlaces, takeCalls } from '../store/system-limits.ts'
import type { ProjectDefinition } from './define-project.ts'
import { randomId } from './random-id.ts'

const example = '{ atOnce: 4, perSecond: 10, perMinute: 300 }'
const count = z
  .number(`expected a whole number. To mend it, write ${example}`)
  .int(`expected a whole number. To mend it, write ${example}`)
  .min(1, 'expected at least 1. To mend it, correct it, or leave it out')
  .optional()
const limits = z.strictObject(
  { atOnce: count, perSecond: count, perMinute: count },
  { error: `expected limits. To mend it, write ${example}` },
)

/** What a configuration says of how often systems may be called, by connector name. */
export const systemLimitsSchema = z
  .record(z.string(), limits, {
    error: `expected limits by connector name. To mend it, write systemLimits: { shop: ${example} }`,
  })
  .optional()

/** Names of the fields of one system's limits. */
export const systemLimitFields: readonly string[] = Object.keys(limits.shape)

/** The limits of a project's systems: its own, or else those of their connectors. Only systems that have any. */
export function limitsOf(definition: ProjectDefinition): ReadonlyMap<string, SystemLimits> {
  const own = definition.systemLimits ?? {}
  return new Map(
    systemsOf(definition).flatMap(({ name, limits: usual }) => {
      const found = (Object.hasOwn(own, name) ? own[name] : undefined) ?? usual
      return found && Object.keys(found).length > 0 ? [[name, found] as const] : []
    }),
  )
}

/** Keeps the limits of a project's systems, together with every other process on the database; undefined where none has any. */
export function turnsAt(
  pool: Pool,
  definition: ProjectDefinition,
  onError: (error: Error) => void = () => undefined,
): SystemTurns | undefined {
  const all = limitsOf(definition)
  if (all.size === 0) return undefined
  const worker = randomId()
  return new SystemTurns(all, {
    timing: processTiming,
    random: Math.random,
    onError,
    share: (system, most, use) => sharePlaces(pool, { system, worker, most, lease }, use),
    take: (system, own, wanted) => takeCalls(pool, system, own, wanted),
  })
}
