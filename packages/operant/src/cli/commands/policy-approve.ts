import { publishRefusalText } from '../../policies/publish-refusal.ts'
import { publishPolicies } from '../../store/policy-versions.ts'
import { actor, whoArgs } from '../access/actor.ts'
import { command } from '../command.ts'
import { dim, green } from '../output/wrap.ts'
import { agentArg } from '../policy/agent-meant.ts'
import { comparePolicies } from '../../policies/compare-policies.ts'
import { withPolicies } from '../policy/with-policies.ts'
import { printDifferences } from '../policy/print-differences.ts'
import { usableContent } from '../policy/usable-content.ts'

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
      usableContent(files, draft, project.definition.principals)
      const refused = await publishPolicies(project.pool, {
        agent,
        version,
        by: publisher.name,
        because: args.because ?? draft.because,
        at: project.clock.now().toISOString(),
      })
      if (refused) throw new Error(publishRefusalText(refused, draft, governing))
      const differences = comparePolicies(governing?.files ?? [], draft.files)
      terminal.data({ agent, version, state: 'governs', author: draft.author, publisher: publisher.name, differences })
      printDifferences(terminal, differences)
      terminal.line([
        green(`Version ${version} of the policies of ${agent} governs.`),
        dim(` Written by ${draft.author}, published by ${publisher.name}. Workers decide by it from now on.`),
      ])
    }),
})
