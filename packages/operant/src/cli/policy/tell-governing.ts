import { policyStandingOf, type PolicyStanding } from '../../project/policy-standing.ts'
import type { Project } from '../../project/open-project.ts'
import { commandText } from '../invocation.ts'
import type { Terminal } from '../output/terminal.ts'
import { dim, red, yellow } from '../output/wrap.ts'

/** Tells whoever starts work which policies govern it, where that is not plain: what was seeded, and what differs. */
export async function tellGoverning(terminal: Terminal, project: Project, config: string | undefined): Promise<void> {
  for (const agent of project.seeded)
    terminal.line(dim(`The policy files of ${agent} are version 1 of its policies, which governs from now on.`))
  for (const files of project.files.values()) {
    const standing = await policyStandingOf(project.pool, files)
    const [says, look] = [unusableText(standing), driftText(standing)]
    if (says !== undefined) terminal.line(red(says))
    else if (look !== undefined) {
      terminal.line(yellow(look))
      terminal.command(commandText('policy diff', config))
    }
  }
}

export function unusableText({ agent, governs, unusable }: PolicyStanding): string | undefined {
  return unusable === undefined
    ? undefined
    : `Version ${governs} of the policies of ${agent} governs, and cannot be used with the agent as it is here: every action is denied. ${unusable}`
}

export function driftText({ agent, governs, filesAgree }: PolicyStanding): string | undefined {
  return filesAgree
    ? undefined
    : `The policy files of ${agent} say something else than version ${governs}, which governs.`
}
