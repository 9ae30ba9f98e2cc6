import type { Instant } from '../journal/events.ts'
import type { UseRow } from '../store/connector-uses.ts'

/** `unknown`: nobody can tell; it is never taken for working. */
export const connectorStates = ['working', 'degraded', 'down', 'reconnect', 'unknown'] as const
export type ConnectorState = (typeof connectorStates)[number]

/** How a system answers, judged by its last real uses. */
export interface ConnectorHealth {
  readonly state: ConnectorState
  /** In words of ours, each a reason; what the system said stands in `failing`. */
  readonly because: readonly string[]
  readonly answeredAt: Instant | null
  readonly failing: readonly UseRow[]
  /** The last use that failed, also where it answered since. */
  readonly lastFailure: UseRow | undefined
}

/** Milliseconds after which an answer says nothing of how it is now, and a failure only where no answer followed. */
export const fresh = 86_400_000
/** So many failures in a row, with no answer among them, and it counts as down. */
const failuresOfDown = 3

/**
 * How a connector answers. `others` are the rows of every connector: where a capability of several systems failed and one
 * of them fails for certain, the others are not blamed.
 */
export function healthOf(connector: string, all: readonly UseRow[], now: Date): ConnectorHealth {
  const rows = all.filter((row) => row.connector === connector)
  const own = rows.filter(({ shared }) => !shared)
  const answeredAt = latest(own.map((row) => row.answeredAt))
  const failing = rows.filter((row) => isFailing(row, answeredAt, now) && (row.sure || !blamedElsewhere(row, all, now)))
  const lastFailure = rows
    .filter(({ failedAt }) => failedAt !== null)
    .toSorted((one, other) => Date.parse(other.failedAt ?? '') - Date.parse(one.failedAt ?? ''))[0]
  const told = { answeredAt, failing, lastFailure }
  const sure = failing.filter((row) => row.sure)
  const refused = sure.find((row) => row.kind === 'credentials' && isAfter(row.failedAt, answeredAt))
  if (refused) return { ...told, state: 'reconnect', because: ['it does not take our credentials'] }
  if (isDown(sure, answeredAt))
    return { ...told, state: 'down', because: [`nothing came back from it: ${tries(sure)} failures in a row`] }
  if (failing.length > 0) return { ...told, state: 'degraded', because: failing.map(failingText) }
  if (answeredAt === null) return { ...told, state: 'unknown', because: [whyUnknown(rows)] }
  if (now.getTime() - Date.parse(answeredAt) > fresh)
    return { ...told, state: 'unknown', because: ['it answered when it was last used, more than a day ago'] }
  return { ...told, state: 'working', because: [] }
}

/** A capability fails where it has not answered since; what failed long ago is past where anything else answered after. */
function isFailing(row: UseRow, answeredAt: Instant | null, now: Date): boolean {
  if (row.failedAt === null || !isAfter(row.failedAt, row.answeredAt)) return false
  return now.getTime() - Date.parse(row.failedAt) <= fresh || isAfter(row.failedAt, answeredAt)
}

/** Whether another system of the same capability fails for certain. */
function blamedElsewhere(row: UseRow, all: readonly UseRow[], now: Date): boolean {
  const partners = all.filter((one) => one.capability === row.capability && one.connector !== row.connector)
  return partners.some(({ connector }) =>
    all.some((one) => one.connector === connector && one.sure && isFailing(one, one.answeredAt, now)),
  )
}

function isDown(sure: readonly UseRow[], answeredAt: Instant | null): boolean {
  const silent = sure.filter(({ kind, failingSince }) => kind === 'no answer' && isAfter(failingSince, answeredAt))
  return tries(silent) >= failuresOfDown
}

function tries(rows: readonly UseRow[]): number {
  return rows.reduce((sum, { failures }) => sum + failures, 0)
}

function failingText({ capability, kind, failures, sure }: UseRow): string {
  const often = failures === 1 ? 'once' : `${failures} times in a row`
  const doubt = sure ? '' : '; it uses other systems as well, and which of them failed is not known'
  const what =
    kind === 'limit'
      ? 'was asked to slow down'
      : kind === 'wrong answer'
        ? 'was answered otherwise than described'
        : 'failed'
  return `${capability} ${what} ${often}${doubt}`
}

function whyUnknown(rows: readonly UseRow[]): string {
  const shared = rows.filter((row) => row.answeredAt !== null).map(({ capability }) => capability)
  if (shared.length === 0) return 'it was not used yet'
  return `it was only used together with other systems, by ${shared.join(', ')}: whether it was asked is not known`
}

function latest(instants: readonly (Instant | null)[]): Instant | null {
  return (
    instants
      .flatMap((one) => (one === null ? [] : [one]))
      .toSorted()
      .at(-1) ?? null
  )
}

function isAfter(one: Instant | null, other: Instant | null): boolean {
  return one !== null && (other === null || Date.parse(one) > Date.parse(other))
}
