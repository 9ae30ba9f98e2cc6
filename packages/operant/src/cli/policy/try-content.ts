import { PolicyError, type LoadedAgent } from '../../run/loading/load-agent.ts'
import { loadVersion } from '../../project/published-policies.ts'
import type { PolicyContent } from '../../store/policy-versions.ts'
import { CommandMistake } from '../mistake.ts'
import { knownPeople } from '../../run/guarding/people.ts'
import type { Principal } from '../../store/principals.ts'
import { savedCasesIn } from './saved-cases.ts'
import { tryCase, type TriedCase } from './try-case.ts'

/** Content that loads with the agent and decides every saved case as it must. */
export interface TriedContent {
  readonly loaded: LoadedAgent
  readonly cases: readonly TriedCase[]
}

/**
 * Tries what is to be published: it must load with this agent, and each saved case must be decided as it says.
 * @throws CommandMistake which names what does not.
 */
export function tryContent(
  agent: LoadedAgent,
  content: PolicyContent,
  version: number,
  people: readonly Principal[],
): TriedContent {
  const loaded = loadedWith(agent, content, version)
  const cases = content.cases.flatMap(({ name, text }) =>
    savedCasesIn(name, text).cases.map((one) => ({ file: name, ...tryCase(loaded, one, knownPeople(people)) })),
  )
  const failed = cases.filter(({ passed }) => !passed)
  if (failed.length === 0) return { loaded, cases }
  const told = failed.map((one) => `  ${one.file}: ${one.case}: ${one.why ?? 'it does not pass'}`)
  throw new CommandMistake(
    [`the saved cases refuse this: ${failed.length} of ${cases.length} are decided otherwise`, ...told].join('\n'),
  )
}

function loadedWith(agent: LoadedAgent, content: PolicyContent, version: number): LoadedAgent {
  try {
    return loadVersion(agent, { ...content, version })
  } catch (error) {
    if (error instanceof PolicyError) throw new CommandMistake(error.message)
    throw error
  }
}
