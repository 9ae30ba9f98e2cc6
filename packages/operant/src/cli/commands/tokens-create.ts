import { newTokenFor, ownerHasToken } from '../../access/new-token.ts'
import { may } from '../../access/permissions.ts'
import type { Project } from '../../project/open-project.ts'
import { actor, personNamed, tokenVariable, whoArgs, type WhoArgs } from '../access/actor.ts'
import { command, wholeNumber } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import type { Terminal } from '../output/terminal.ts'
import { timeText } from '../../told/values.ts'
import { bold, dim } from '../output/wrap.ts'
import type { Principal } from '../../store/principals.ts'

/** Most days for which a token is good. */
const longest = 3_650

export const createToken = command({
  name: 'tokens create',
  description: 'Makes a token by which a person is known on the command line; it is shown once',
  args: {
    person: { type: 'positional', required: true, description: 'Whose it is' },
    roles: { type: 'string', valueHint: 'a,b', description: 'The roles it may use; default: all the person has' },
    days: { type: 'string', valueHint: 'number', default: '90', description: 'For how many days it is good' },
    note: { type: 'string', valueHint: 'text', description: 'Where it is used' },
    ...whoArgs('Who makes it: an owner'),
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const person = personNamed(project.definition, args.person, 'owns the token')
      const days = wholeNumber(args.days, 'days', 1) ?? 90
      if (days > longest) throw new CommandMistake(`--days takes at most ${longest}, not ${days}`)
      const roles = rolesMeant(person, args.roles)
      const madeBy = await maker(project, terminal, args, { ...person, roles })
      const { secret, row } = await newTokenFor(project, { person: person.name, roles, days, madeBy, note: args.note })
      terminal.data({ token: secret, ...row })
      terminal.line([bold(`Token ${row.id}`), ` of ${row.person} as ${row.roles.join(', ')}:`])
      terminal.command(secret)
      terminal.line(`It is good until ${timeText(row.expiresAt) ?? row.expiresAt}, and is not shown again.`)
      terminal.line(dim(`${person.name} puts it into ${tokenVariable}. From now on whoever acts here needs a token.`))
    }),
})

function rolesMeant(person: Principal, given: string | undefined): readonly string[] {
  if (given === undefined) return person.roles
  const roles = given.split(',').map((role) => role.trim())
  const stray = roles.find((role) => !person.roles.includes(role))
  if (stray !== undefined)
    throw new CommandMistake(`--roles takes roles of ${person.name} (${person.roles.join(', ')}), not "${stray}"`)
  return roles
}

/**
 * Who makes a token. The first is an owner's, and is made by whoever is at the terminal: without an owner who has one,
 * nobody could ever make another. The same holds once no owner has one that is still good.
 */
async function maker(project: Project, terminal: Terminal, args: WhoArgs, wanted: Principal): Promise<string> {
  if (await ownerHasToken(project)) return (await actor(project, terminal, args, 'manage tokens', 'makes it')).name
  if (may(wanted.roles, 'manage tokens')) return 'the terminal'
  const owners = project.definition.principals.filter(({ roles }) => may(roles, 'manage tokens'))
  throw new CommandMistake(
    owners.length === 0
      ? "the first token is an owner's, and nobody has the role owner; give it to somebody in the configuration"
      : `the first token is an owner's: operant tokens create ${owners[0]?.name ?? ''}`,
  )
}
