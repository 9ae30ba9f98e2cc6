import { resolve } from 'node:path'
import { contentOfAgent, contentOfFolder } from '../../project/policy-files.ts'
import { actor, whoArgs } from '../access/actor.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { agentArg } from '../policy/agent-meant.ts'
import { withPolicies } from '../policy/with-policies.ts'
import { writeDraft } from '../policy/write-draft.ts'

/** Writes the draft of a version from files; the command line knows it by two names. */
const publishing = (name: string) =>
  command({
    name: `policy ${name}`,
    description: 'Drafts a new version from the files; somebody else publishes it by policy approve',
    args: {
      ...agentArg,
      ...whoArgs('Who wrote it: one of the people of the project'),
      because: { type: 'string', valueHint: 'text', description: 'Why the policies change; it is kept' },
      from: { type: 'string', valueHint: 'folder', description: 'The files, if not those that the agent names' },
    },
    run: (args, terminal) =>
      withPolicies(args, async (policies) => {
        const { project, files, agent, governing } = policies
        const { name: author } = await actor(project, terminal, args, 'draft policies', 'wrote this')
        const because = args.because?.trim()
        if (!because) throw new CommandMistake('say why the policies change by --because "…"')
        const content =
          args.from === undefined ? contentOfAgent(files.agent) : contentOfFolder(files.agent, resolve(args.from))
        if (content.files.length === 0) throw new CommandMistake(`agent ${agent} has no policy files to publish`)
        if (governing?.hash === content.hash)
          throw new CommandMistake(`version ${governing.version}, which governs, says the same as the files`)
        await writeDraft(terminal, policies, { content, author, because }, args.config)
      }),
  })

export const publishPolicy = publishing('publish')
export const pushPolicy = publishing('push')
