import { editOf } from '../../people/edit-values.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { actionOf } from '../../project/action-of.ts'
import { replyArgs, reply } from '../requests/reply.ts'

export const edit = command({
  name: 'approvals edit',
  description: 'Puts other values in place of those shown; the call is decided afresh with them',
  args: replyArgs,
  words: true,
  run: (args, terminal) =>
    reply(args, terminal, async (project, request) => {
      if (request.kind !== 'approve') throw new CommandMistake('only what is to be approved has values to edit')
      const found = await actionOf(project, request)
      if (!found) throw new CommandMistake(`the agent of request ${request.id} is not known here; open its project`)
      const edited = editOf(found.agent, found.action, typedIn(args._.slice(1)))
      if ('problem' in edited) throw new CommandMistake(edited.problem)
      return { kind: 'edited', reason: args.reason ?? '', arguments: edited.arguments }
    }),
})

/** `amount=6.00 GBP` as a name and a text. */
function typedIn(words: readonly string[]): Readonly<Record<string, string>> {
  if (words.length === 0) throw new CommandMistake('say what to put in, such as amount="6.00 GBP"')
  return Object.fromEntries(
    words.map((word) => {
      const sign = word.indexOf('=')
      if (sign < 1) throw new CommandMistake(`"${word}" names no argument; write NAME=VALUE, such as amount="6.00 GBP"`)
      return [word.slice(0, sign), word.slice(sign + 1)]
    }),
  )
}
