import { actor, whoArgs } from '../access/actor.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { agentArg } from '../policy/agent-meant.ts'
import { withPolicies } from '../policy/with-policies.ts'
import { writeDraft } from '../policy/write-draft.ts'

export const rollbackPolicy = command({
  name: 'policy rollback',
  description: 'Drafts an earlier version anew; somebody else publishes it by policy approve',
  args: {
    version: { type: 'positional', required: true, description: 'The version that is to govern again' },
    ...agentArg,
    ...whoArgs('Who asks for it: one of the people of the project'),
    because: { type: 'string', valueHint: 'text', description: 'Why; it is kept' },
  },
  run: (args, terminal) =>
    withPolicies(args, async (policies) => {
      const { project, governing } = policies
      const { name: author } = await actor(project, terminal, args, 'draft policies', 'asks for this')
      const because = args.because?.trim()
      if (!because) throw new CommandMistake('say why it is brought back by --because "…"')
      const earlier = await policies.version(args.version)
      const restores = earlier.version
      if (earlier.publisher === null) throw new CommandMistake(`version ${restores} never governed: it is a draft`)
      if (governing?.hash === earlier.hash)
        throw new CommandMistake(`version ${governing.version}, which governs, says the same as version ${restores}`)
      await writeDraft(terminal, policies, { content: earlier, restores, author, because }, args.config)
    }),
})
