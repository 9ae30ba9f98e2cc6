import type { Pool } from 'pg'
import type { CapabilitySpec } from '../agent/capability.ts'
import type { Connector } from '../agent/connector.ts'
import type { Agent } from '../agent/define-agent.ts'
import type { Clock } from '../facts/time.ts'
import type { Stop } from '../journal/events.ts'
import { lookName, type Trigger } from '../schedules/trigger.ts'
import { listUses, runsHeldUp, type HeldRun, type UseRow } from '../store/connector-uses.ts'
import { listStops } from '../store/stops.ts'
import { healthOf, type ConnectorHealth } from './state.ts'

/** What a project declares of its systems. */
export interface DeclaredSystems {
  readonly agents: readonly Agent[]
  readonly triggers?: readonly Trigger[]
}

/** A capability that uses a system, or a trigger that looks at it. */
export interface SystemUser {
  readonly name: string
  readonly kind: CapabilitySpec['kind'] | 'trigger'
  /** Agents that have the capability. */
  readonly agents: readonly string[]
  /** Other systems that it uses as well. */
  readonly also: readonly string[]
  /** How its uses went; undefined where it was not used yet. */
  readonly row: UseRow | undefined
}

/** An outside system as it stands. */
export interface ConnectorStanding {
  readonly connector: Connector<unknown>
  readonly health: ConnectorHealth
  readonly users: readonly SystemUser[]
  /** Most calls of it that one run may make, where a goal says so. */
  readonly limits: readonly { readonly agent: string; readonly goal: string; readonly calls: number }[]
  readonly heldUp: readonly HeldRun[]
  readonly stops: readonly Stop[]
}

/** The outside systems of a project as they stand, by name. */
export async function connectorStandings(
  { pool, clock }: { readonly pool: Pool; readonly clock: Clock },
  declared: DeclaredSystems,
): Promise<readonly ConnectorStanding[]> {
  const rows = await listUses(pool)
  const stops = await listStops(pool)
  const now = clock.now()
  const standing = systemsOf(declared).map((connector) => {
    const own = new Map(rows.filter((row) => row.connector === connector.name).map((row) => [row.capability, row]))
    return {
      connector,
      health: healthOf(connector.name, rows, now),
      users: usersOf(connector.name, declared).map((user) => ({ ...user, row: own.get(user.name) })),
      limits: declared.agents.flatMap((agent) => limitsOf(connector.name, agent)),
      stops: stops.filter((stop) => stop.switch === `connector:${connector.name}`),
    }
  })
  // Where everything works nothing is held up by a system, and no journal is looked into.
  const held = standing.some(({ health }) => health.failing.length > 0) ? await runsHeldUp(pool) : []
  return standing.map((one) => {
    const failing = one.health.failing.map(({ capability }) => capability)
    return { ...one, heldUp: held.filter(({ capability }) => failing.includes(capability)) }
  })
}

/** Every system that an agent or a watched query of the project uses, by name. */
export function systemsOf({ agents, triggers = [] }: DeclaredSystems): readonly Connector<unknown>[] {
  const uses = [
    ...agents.flatMap((agent) => [...agent.capabilities.values()].map((spec) => spec.uses)),
    ...triggers.flatMap(({ on }) => (on.kind === 'query' ? [on.read.uses] : [])),
  ]
  const found = new Map(uses.flatMap((one) => Object.values(one)).map((one) => [one.name, one]))
  return [...found.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

function usersOf(connector: string, { agents, triggers = [] }: DeclaredSystems): readonly Omit<SystemUser, 'row'>[] {
  const users = new Map<string, Omit<SystemUser, 'row'>>()
  for (const agent of agents)
    for (const { name, kind, uses } of agent.capabilities.values()) {
      const names = Object.values(uses).map((one) => one.name)
      if (!names.includes(connector)) continue
      const also = names.filter((one) => one !== connector)
      users.set(name, { name, kind, also, agents: [...(users.get(name)?.agents ?? []), agent.name] })
    }
  for (const { name, on } of triggers) {
    const names = on.kind === 'query' ? Object.values(on.read.uses).map((one) => one.name) : []
    const also = names.filter((one) => one !== connector)
    if (names.includes(connector))
      users.set(lookName(name), { name: lookName(name), kind: 'trigger', also, agents: [] })
  }
  return [...users.values()]
}

function limitsOf(connector: string, agent: Agent): ConnectorStanding['limits'] {
  const uses = [...agent.capabilities.values()].flatMap((spec) => Object.values(spec.uses))
  if (!uses.some(({ name }) => name === connector)) return []
  return [...agent.goals.values()].flatMap(({ name, limits: { calls } }) => {
    const most = typeof calls === 'number' ? calls : calls[connector]
    return most === undefined ? [] : [{ agent: agent.name, goal: name, calls: most }]
  })
}
