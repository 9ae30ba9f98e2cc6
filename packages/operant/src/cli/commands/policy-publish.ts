import { resolve } from 'node:path'
import { contentOfAgent, contentOfFolder } from '../../project/policy-files.ts'
import { draftPolicies, policyVersion } from '../../store/policy-versions.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { bold, green } from '../output/wrap.ts'
import { count } from '../output/values.ts'
import { agentArg, agentMeant } from '../policy/agent-meant.ts'
import { comparePolicies } from '../policy/compare-policies.ts'
import { printDifferences } from '../policy/print-differences.ts'
import { publisherFor } from '../policy/publishers.ts'
import { tryContent } from '../policy/try-content.ts'
import { personNamed } from '../requests/person.ts'

/** Writes the draft of a version from files; the command line knows it by two names. */
const publishing = (name: string) =>
  command({
    name: `policy ${name}`,
    description: 'Drafts a new version from the files; somebody else publishes it by policy approve',
    args: {
      ...agentArg,
      as: { type: 'string', valueHint: 'name', description: 'Who wrote it: one of the people of the project' },
      because: { type: 'string', valueHint: 'text', description: 'Why the policies change; it is kept' },
      from: { type: 'string', valueHint: 'folder', description: 'The files, if not those that the agent names' },
    },
    run: (args, terminal) =>
      withProject(args, async (project) => {
        const author = personNamed(project.definition, args.as, 'wrote this')
        const because = args.because?.trim()
        if (!because) throw new CommandMistake('say why the policies change by --because "…"')
        const files = agentMeant(project.files, args.agent)
        const agent = files.agent.name
        const content =
          args.from === undefined ? contentOfAgent(files.agent) : contentOfFolder(files.agent, resolve(args.from))
        if (content.files.length === 0) throw new CommandMistake(`agent ${agent} has no policy files to publish`)
        const governing = await policyVersion(project.pool, agent, 'governing')
        if (governing?.hash === content.hash)
          throw new CommandMistake(`version ${governing.version}, which governs, says the same as the files`)
        const { cases } = tryContent(files, content, (governing?.version ?? 0) + 1, project.definition.principals)
        const at = project.clock.now().toISOString()
        const version = await draftPolicies(project.pool, { agent, content, author: author.name, because, at })
        const differences = comparePolicies(governing?.files ?? [], content.files)
        terminal.data({
          agent,
          version,
          state: 'draft',
          author: author.name,
          because,
          hash: content.hash,
          cases: cases.length,
          differences,
        })
        printDifferences(terminal, differences)
        terminal.line([
          bold(`Version ${version} of the policies of ${agent} is drafted`),
          cases.length > 0
            ? green(`, ${count(cases.length, 'saved case')} decided as they must be.`)
            : '. No cases are saved for it.',
        ])
        terminal.line('It governs once somebody else publishes it:')
        const who = publisherFor(project.definition.principals, author.name)
        terminal.command(
          commandText(
            `policy approve ${version} --as ${who ?? 'NAME'}${agentOption(project.files.size, agent)}`,
            args.config,
          ),
        )
      }),
  })

export const publishPolicy = publishing('publish')
export const pushPolicy = publishing('push')

function agentOption(agents: number, agent: string): string {
  return agents > 1 ? ` --agent ${agent}` : ''
}
