import type { Expression, ValueOf } from '../language/expression.ts'
import { finding, type Finding } from '../finding.ts'
import { everybodyKnown, type Grant } from '../sections/grant.ts'
import { isWithin, localText, nextOpening, type Hours } from '../sections/hours.ts'
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

/** Why a grant does not hold for a call; `opens` where only the time is wrong. Undefined where it holds. */
interface Obstacle {
  readonly why: string
  readonly opens?: Date | undefined
}

function obstacleOf(grant: Grant, call: GuardedCall, valueOf: ValueOf): Obstacle | undefined {
  const { agents, people, when, hours, except } = grant
  if (agents && !agents.includes(call.agent)) return { why: `it is for agent ${agents.join(' or ')}` }
  if (!call.person) return { why: `nobody named "${call.startedBy}" is known, and an unknown person has no rights` }
  const { roles } = call.person
  if (!people.includes(everybodyKnown) && !people.some((role) => roles.includes(role)))
    return {
      why: `it is for ${people.join(' or ')}, and ${call.startedBy} is ${roles.join(', ') || 'nothing of these'}`,
    }
  if (when) {
    const holds = held(when, valueOf)
    if (holds !== true) return { why: holds === false ? `${when.source} does not hold` : holds }
  }
  if (hours.length === 0 || hours.some((one) => isWithin(one, except, call.now))) return undefined
  return outside(hours, except, call.now)
}

function held(when: Expression, valueOf: ValueOf): boolean | string {
  try {
    return when.evaluate(valueOf) === true
  } catch (error) {
    return `${when.source} cannot be judged: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'an error'}`
  }
}

function outside(hours: readonly Hours[], except: ReadonlySet<string>, now: Date): Obstacle {
  const openings = hours.flatMap((one) => {
    const at = nextOpening(one, except, now)
    return at ? [{ at, zone: one.zone }] : []
  })
  const [first] = openings.toSorted((one, other) => one.at.getTime() - other.at.getTime())
  const next = first ? `; next at ${localText(first.at, first.zone)}` : ''
  return { why: `it is outside its hours: ${hours.map(({ text }) => text).join(' or ')}${next}`, opens: first?.at }
}
