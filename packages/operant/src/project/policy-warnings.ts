import type { LoadedProject } from './load-project.ts'

/** What is worth a look in the policies of an agent, as this project has it: theirs, and what they expect of its people. */
export function policyWarnings(
  { agents, definition }: Pick<LoadedProject, 'agents' | 'definition'>,
  agent: string,
): readonly string[] {
  const loaded = agents.get(agent)
  if (!loaded) return []
  const { policies, warnings } = loaded
  const held = new Set(definition.principals.flatMap(({ roles }) => roles))
  return [
    ...warnings,
    ...(policies.granting || loaded.agent.policies.length === 0
      ? []
      : [
          `agent ${agent} has no grants, so it acts for anybody and at any time; add grants: to a policy to say for whom it may use what`,
        ]),
    ...policies.roles
      .filter((role) => !held.has(role))
      .map((role) => `the policies of ${agent} name the role ${role}, and nobody of the project has it`),
  ]
}
