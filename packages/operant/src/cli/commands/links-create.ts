import { isForLinks, newLink } from '../../access/new-link.ts'
import { publicAddress } from '../../project/outside-settings.ts'
import { askedFor } from '../../store/links.ts'
import { actor, personNamed, provesWho, whoArgs } from '../access/actor.ts'
import { may } from '../../access/permissions.ts'
import { command, wholeNumber } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { timeText } from '../../told/values.ts'
import { bold, dim } from '../output/wrap.ts'
import { requestNamed } from '../requests/print-request.ts'

export const createLink = command({
  name: 'links create',
  description: 'Makes a link by which one person answers one request once; it is shown once',
  args: {
    request: { type: 'positional', required: true, description: 'The id of the request' },
    for: { type: 'string', valueHint: 'name', description: 'Who is to answer by it' },
    hours: { type: 'string', valueHint: 'number', default: '72', description: 'For how long, at most until it is due' },
    ...whoArgs('Who makes it: the same person, or an owner'),
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const { pool, definition, clock } = project
      const hours = wholeNumber(args.hours, 'hours', 1) ?? 72
      const person = personNamed(definition, args.for, 'is to answer', '--for')
      const request = await requestNamed(pool, args.request)
      if (!isForLinks(request))
        throw new CommandMistake(`a link answers approvals and questions, and ${request.id} is neither`)
      if (request.state !== 'open') throw new CommandMistake(`request ${request.id} is ${request.state}`)
      const as = args.as ?? ((await provesWho(pool, args)) ? undefined : person.name)
      const maker = await actor(project, terminal, { ...args, as }, 'answer requests', 'makes it')
      if (maker.name !== person.name) {
        if (!may(maker.roles, 'make links'))
          throw new Error(
            `only an owner makes a link for somebody else, and ${maker.name} is ${maker.roles.join(', ')}`,
          )
        if (await askedFor(pool, request.id, maker.name))
          throw new Error(`${maker.name} asked for this; somebody else must make a link for who decides it`)
      }
      const link = await newLink(pool, {
        request,
        person: person.name,
        outside: false,
        madeBy: maker.name,
        now: clock.now(),
        life: hours * 3_600_000,
      })
      const url = `${publicAddress(definition.server)}${link.path}`
      terminal.data({ link: link.id, url, request: request.id, person: person.name, expiresAt: link.expiresAt })
      terminal.line([bold(`Link ${link.id}`), ` for ${person.name}, once, until ${timeText(link.expiresAt) ?? ''}:`])
      terminal.command(url)
      terminal.line(dim('It is not shown again. Whoever has it answers as this person; reading it decides nothing.'))
    }),
})
