import type { ArgsDef } from 'citty'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identify } from '../../access/identify.ts'
import { may, rolesFor, type Right } from '../../access/permissions.ts'
import type { ProjectDefinition } from '../../project/define-project.ts'
import type { Project } from '../../project/open-project.ts'
import type { Principal } from '../../store/principals.ts'
import { hasTokens } from '../../store/tokens.ts'
import { CommandMistake } from '../mistake.ts'
import type { Terminal } from '../output/terminal.ts'
import { dim } from '../output/wrap.ts'

/** The variable that says who acts. */
export const tokenVariable = 'OPERANT_TOKEN'

/** The options by which a command learns who acts; `who` says what for. */
export function whoArgs(who: string) {
  return { as: { type: 'string', valueHint: 'name', description: who }, ...tokenArg } as const satisfies ArgsDef
}

export const tokenArg = {
  token: {
    type: 'string',
    valueHint: 'token',
    description: `Proves who acts, where the project has tokens; better in ${tokenVariable}`,
  },
} as const satisfies ArgsDef

export interface WhoArgs {
  readonly as?: string | undefined
  readonly token?: string | undefined
}

/** Whoever acts on the command line. */
export interface Actor extends Principal {
  /** The id of the token that proves it; undefined where the project has none, and a name is taken at its word. */
  readonly token?: string
}

type Inside = Pick<Project, 'pool' | 'definition' | 'clock' | 'folder'>

/** Rights that take a role even where names are taken at their word. */
const alwaysChecked: readonly Right[] = ['release stops', 'publish policies', 'change schedules']

/**
 * Who acts, and that they may. Once a project has tokens only a token says so; until then a name is taken at its word,
 * and that is said once.
 * @throws CommandMistake where nobody is said, or nobody who is known; Error where they may not.
 */
export async function actor(
  project: Inside,
  terminal: Terminal | undefined,
  args: WhoArgs,
  right: Right,
  does: string,
): Promise<Actor> {
  const who = await provenOrNamed(project, args, does)
  if (who.token === undefined && terminal) sayOnce(project.folder, terminal)
  if ((who.token !== undefined || alwaysChecked.includes(right)) && !may(who.roles, right))
    throw new Error(lacksText(project, who, right))
  return who
}

/** The same for what nobody had to sign so far: until a project has tokens, nobody needs to be said. */
export async function permitted(project: Inside, args: WhoArgs, right: Right, does: string): Promise<void> {
  if (await provesWho(project.pool, args)) await actor(project, undefined, args, right, does)
}

/** Whether who acts is proven by a token here, or has to be. */
export async function provesWho(pool: Project['pool'], { token }: WhoArgs): Promise<boolean> {
  return secretIn(token) !== undefined || hasTokens(pool)
}

export function secretIn(given: string | undefined): string | undefined {
  return given ?? (process.env[tokenVariable] || undefined)
}

async function provenOrNamed(project: Inside, args: WhoArgs, does: string): Promise<Actor> {
  const { pool, definition, clock } = project
  const secret = secretIn(args.token)
  if (secret === undefined) {
    if (await hasTokens(pool))
      throw new CommandMistake(
        `this project knows people by their tokens: say who ${does} by ${tokenVariable} or --token; an owner makes one by operant tokens create NAME`,
      )
    return personNamed(definition, args.as, does)
  }
  const found = await identify(pool, definition.principals, secret.trim(), clock.now())
  if ('problem' in found) throw new CommandMistake(found.problem)
  const { person, token } = found
  if (args.as !== undefined && args.as.trim().toLowerCase() !== person.name.toLowerCase())
    throw new CommandMistake(`the token is ${person.name}'s, and --as says ${args.as}; leave --as out`)
  return { ...person, token }
}

function lacksText({ definition }: Inside, who: Actor, right: Right): string {
  const roles = rolesFor(right).join(' or ')
  const able = definition.principals.filter((one) => may(one.roles, right)).map(({ name }) => name)
  const others = able.length > 0 ? `${able.join(', ')} may` : 'nobody in this project may'
  const has = who.roles.join(', ')
  return `to ${right} takes the role ${roles}, which ${who.name} has not (${has}); ${others}`
}

/** Whoever reads it once knows it: a mark in the state folder keeps it from being said again. */
function sayOnce(folder: string, terminal: Terminal): void {
  if (terminal.json) return
  try {
    writeFileSync(join(folder, 'names-at-their-word'), '', { flag: 'wx' })
  } catch {
    return
  }
  terminal.line(dim('Nobody has a token yet, so --as is taken at its word (said once): operant tokens create'))
}

/** The person of the project who is meant by `--as`. */
export function personNamed(
  { principals }: Pick<ProjectDefinition, 'principals'>,
  name: string | undefined,
  does: string,
  option = '--as',
): Principal {
  const people = principals.map((one) => `${one.name} (${one.roles.join(', ')})`).join(', ')
  if (name === undefined) throw new CommandMistake(`say who ${does} by ${option} NAME; there are ${people}`)
  const found = principals.find((one) => one.name.toLowerCase() === name.trim().toLowerCase())
  if (!found) throw new CommandMistake(`the project knows nobody named "${name}"; there are ${people}`)
  return found
}
