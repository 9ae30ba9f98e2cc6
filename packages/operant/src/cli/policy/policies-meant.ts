import type { LoadedProject } from '../../project/load-project.ts'
import { PolicyError } from '../../run/loading/load-agent.ts'
import { loadVersion } from '../../project/published-policies.ts'
import { policyVersion } from '../../store/policy-versions.ts'
import { CommandMistake } from '../mistake.ts'
import { projectFor, withProject } from '../open.ts'

export const publishedArg = {
  published: { type: 'boolean', description: 'The version that governs, instead of the files' },
} as const

/** A project's agents and people. */
export type AgentsAndPeople = Pick<LoadedProject, 'agents' | 'definition'>

/**
 * The project's agents with the policies of their files, or with those that govern. Files need no database.
 * @throws CommandMistake where what governs cannot be used with the agents as they are here.
 */
export async function policiesMeant(args: {
  readonly config?: string | undefined
  readonly published?: boolean | undefined
}): Promise<AgentsAndPeople> {
  if (args.published !== true) return (await projectFor(args)).loaded
  return withProject(args, async ({ pool, files, definition }) => {
    const agents = [...files.values()].map(async (loaded) => {
      const { name } = loaded.agent
      const governing = await policyVersion(pool, name, 'governing')
      return [name, governing ? usableOr(() => loadVersion(loaded, governing)) : loaded] as const
    })
    return { agents: new Map(await Promise.all(agents)), definition }
  })
}

function usableOr<Result>(load: () => Result): Result {
  try {
    return load()
  } catch (error) {
    if (error instanceof PolicyError) throw new CommandMistake(error.message)
    throw error
  }
}
