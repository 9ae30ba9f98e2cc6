import { publishPolicies, type PolicyVersion, type PublishRefusal } from '../../store/policy-versions.ts'
import { actor, whoArgs } from '../access/actor.ts'
import { command } from '../command.ts'
import { dim, green } from '../output/wrap.ts'
import { agentArg } from '../policy/agent-meant.ts'
import { comparePolicies } from '../policy/compare-policies.ts'
import { withPolicies } from '../policy/with-policies.ts'
import { printDifferences } from '../policy/print-differences.ts'
import { tryContent } from '../policy/try-content.ts'

export const approvePolicy = command({
  name: 'policy approve',
  description: 'Publishes a draft that somebody else wrote: it governs from the next decision on',
  args: {
    version: { type: 'positional', required: true, description: 'The number of the draft' },
    ...agentArg,
    ...whoArgs('Who publishes it: a policy-publisher who is not its author'),
    because: { type: 'string', valueHint: 'text', description: 'A remark, kept with it' },
  },
  run: (args, terminal) =>
    withPolicies(args, async ({ project, files, agent, governing, ...policies }) => {
      const publisher = await actor(project, terminal, args, 'publish policies', 'publishes this')
      const draft = await policies.version(args.version)
      const { version } = draft
      tryContent(files, draft, version, project.definition.principals)
      const refused = await publishPolicies(project.pool, {
        agent,
        version,
        by: publisher.name,
        because: args.because ?? draft.because,
        at: project.clock.now().toISOString(),
      })
      if (refused) throw new Error(refusalText(refused, draft, governing))
      const differences = comparePolicies(governing?.files ?? [], draft.files)
      terminal.data({ agent, version, state: 'governs', author: draft.author, publisher: publisher.name, differences })
      printDifferences(terminal, differences)
      terminal.line([
        green(`Version ${version} of the policies of ${agent} governs.`),
        dim(` Written by ${draft.author}, published by ${publisher.name}. Workers decide by it from now on.`),
      ])
    }),
})

function refusalText(refused: PublishRefusal, draft: PolicyVersion, governing: PolicyVersion | undefined): string {
  switch (refused) {
    case 'your own draft':
      return `${draft.author} wrote this draft; somebody else must publish it`
    case 'overtaken':
      return `version ${draft.version} was drafted from version ${draft.basedOn ?? 0}, and version ${governing?.version ?? 0} governs since: draft it again`
    case 'published already':
      return `version ${draft.version} has been published already; policy rollback ${draft.version} brings it back`
    case 'no such version':
      return `there is no version ${draft.version}`
  }
}
