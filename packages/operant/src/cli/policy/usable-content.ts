import { contentRefused, tryContent, type TriedContent } from '../../policies/try-content.ts'
import type { LoadedAgent } from '../../run/loading/load-agent.ts'
import type { PolicyContent } from '../../store/policy-versions.ts'
import type { Principal } from '../../store/principals.ts'
import { CommandMistake } from '../mistake.ts'

/**
 * Tries what is to be published: it must load with this agent, and each saved case must be decided as it says.
 * @throws CommandMistake which names what does not.
 */
export function usableContent(agent: LoadedAgent, content: PolicyContent, people: readonly Principal[]): TriedContent {
  const tried = tryContent(agent, content, people)
  const refused = contentRefused(tried)
  if (refused !== undefined) throw new CommandMistake(refused)
  return tried
}
