import type { LoadedAgent } from '../../run/loading/load-agent.ts'
import { CommandMistake } from '../mistake.ts'

export const agentArg = {
  agent: { type: 'string', valueHint: 'name', description: 'Whose policies, where the project has several agents' },
} as const

/**
 * The agent whose policies are meant: the one named, or the only one.
 * @throws CommandMistake where that is nobody, or several.
 */
export function agentMeant(agents: ReadonlyMap<string, LoadedAgent>, name: string | undefined): LoadedAgent {
  const names = [...agents.keys()].join(', ')
  const [only, ...others] = agents.values()
  if (name === undefined && only && others.length === 0) return only
  if (name === undefined) throw new CommandMistake(`say whose policies by --agent NAME; there are ${names}`)
  const found = agents.get(name)
  if (!found) throw new CommandMistake(`there is no agent "${name}"; there are ${names}`)
  return found
}

/** A version as people type it. */
export function versionNumber(text: string): number {
  const number = Number(text.replace(/^v/, ''))
  if (!Number.isSafeInteger(number) || number < 1)
    throw new CommandMistake(`"${text}" is not a version; operant policy versions lists them`)
  return number
}
