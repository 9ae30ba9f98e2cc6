import { draftPolicies, policyVersion } from '../../store/policy-versions.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { bold } from '../output/wrap.ts'
import { agentArg, agentMeant, versionNumber } from '../policy/agent-meant.ts'
import { comparePolicies } from '../policy/compare-policies.ts'
import { printDifferences } from '../policy/print-differences.ts'
import { publisherFor } from '../policy/publishers.ts'
import { tryContent } from '../policy/try-content.ts'
import { personNamed } from '../requests/person.ts'

export const rollbackPolicy = command({
  name: 'policy rollback',
  description: 'Drafts an earlier version anew; somebody else publishes it by policy approve',
  args: {
    version: { type: 'positional', required: true, description: 'The version that is to govern again' },
    ...agentArg,
    as: { type: 'string', valueHint: 'name', description: 'Who asks for it: one of the people of the project' },
    because: { type: 'string', valueHint: 'text', description: 'Why; it is kept' },
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const author = personNamed(project.definition, args.as, 'asks for this')
      const because = args.because?.trim()
      if (!because) throw new CommandMistake('say why it is brought back by --because "…"')
      const files = agentMeant(project.files, args.agent)
      const agent = files.agent.name
      const wanted = versionNumber(args.version)
      const earlier = await policyVersion(project.pool, agent, wanted)
      if (!earlier) throw new CommandMistake(`the policies of ${agent} have no version ${wanted}`)
      if (earlier.publisher === null) throw new CommandMistake(`version ${wanted} never governed: it is a draft`)
      const governing = await policyVersion(project.pool, agent, 'governing')
      if (governing?.hash === earlier.hash)
        throw new CommandMistake(`version ${governing.version}, which governs, says the same as version ${wanted}`)
      tryContent(files, earlier, wanted, project.definition.principals)
      const version = await draftPolicies(project.pool, {
        agent,
        content: earlier,
        restores: wanted,
        author: author.name,
        because,
        at: project.clock.now().toISOString(),
      })
      const differences = comparePolicies(governing?.files ?? [], earlier.files)
      terminal.data({ agent, version, restores: wanted, state: 'draft', author: author.name, because, differences })
      printDifferences(terminal, differences)
      terminal.line(bold(`Version ${version} of the policies of ${agent} is drafted: version ${wanted} once more.`))
      terminal.line('It governs once somebody else publishes it:')
      const who = publisherFor(project.definition.principals, author.name) ?? 'NAME'
      const option = project.files.size > 1 ? ` --agent ${agent}` : ''
      terminal.command(commandText(`policy approve ${version} --as ${who}${option}`, args.config))
    }),
})
