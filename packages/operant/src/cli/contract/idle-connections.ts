import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Agent } from '../../agent/define-agent.ts'

/** The files of connections of which no agent has a capability: nothing has looked at their writes. */
export function idleConnections(folder: string, agents: readonly Agent[]): readonly string[] {
  if (!existsSync(folder)) return []
  const used = agents.flatMap(({ capabilities }) => [...capabilities.values()].map(({ definedAt }) => definedAt))
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !/\.(new|test|d)\.ts$/.test(name))
    .map((name) => join(folder, name))
    .filter((file) => !used.some((place) => place.startsWith(`${resolve(file)}:`)))
    .toSorted()
}
