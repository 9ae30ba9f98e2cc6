import type { ValueOf } from '../language/expression.ts'
import { finding, type Finding } from '../finding.ts'
import { obstacleOf, type Grant } from '../sections/grant.ts'
import type { GuardedCall } from '../policies.ts'

/** A call that no grant lets be made; `again` where one will at that time. */
export interface NotGranted {
  readonly finding: Finding
  readonly again: Date | undefined
}

/** Layer 1: what no grant of an action lets this agent do for this person now is denied, and nothing else is looked at. */
export function decideGrants(
  call: GuardedCall,
  grants: readonly Grant[],
  policies: { readonly granting: boolean },
  valueOf: ValueOf,
): NotGranted | undefined {
  if (!policies.granting) return undefined
  const obstacles = grants.map((grant) => ({ grant, obstacle: obstacleOf(grant, call, valueOf) }))
  if (obstacles.some(({ obstacle }) => obstacle === undefined)) return undefined
  const told = obstacles.map(({ grant, obstacle }) => `grant "${grant.name}" does not hold: ${obstacle?.why ?? ''}`)
  const text =
    told.length === 0
      ? `Denied, for no grant lets agent ${call.agent} use ${call.action}.`
      : `Denied, for ${told.join('; ')}.`
  const times = obstacles.flatMap(({ obstacle }) => (obstacle?.opens ? [obstacle.opens.getTime()] : []))
  const rule = obstacles[0]?.grant.id ?? 'no grant'
  return {
    finding: finding('grant', rule, { effect: 'deny' }, text),
    again: times.length > 0 ? new Date(Math.min(...times)) : undefined,
  }
}
