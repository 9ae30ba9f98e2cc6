import { newFirstToken } from '../../access/first-token.ts'
import { may } from '../../access/permissions.ts'
import type { Project } from '../../project/open-project.ts'
import type { Served } from '../../server/serve.ts'
import { commandText } from '../invocation.ts'
import type { Terminal } from '../output/terminal.ts'
import { bold, dim } from '../output/wrap.ts'

/** Where people come in. */
export interface Entrance {
  readonly console: string
  /** An address that signs an owner in; only at this machine, and only until somebody has a token. */
  readonly signIn?: string
  readonly signsIn?: string
  /** Whether anybody can give tokens to others. */
  readonly hasOwner: boolean
}

/** Addresses that nobody but this machine reaches. */
const loopback: readonly string[] = ['127.0.0.1', '::1', 'localhost']

export async function entranceOf(project: Project, { address, port }: Served): Promise<Entrance> {
  const host = address.includes(':') ? `[${address}]` : address
  const console = project.definition.server?.publicUrl ?? `http://${host}:${port}`
  const first = loopback.includes(address) ? await newFirstToken(project) : undefined
  const hasOwner = project.definition.principals.some(({ roles }) => may(roles, 'manage tokens'))
  if (!first) return { console, hasOwner }
  return { console, hasOwner, signIn: signInAddress(`http://${host}:${port}`, first.secret), signsIn: first.person }
}

/** The address that signs somebody in. The secret is behind the #: browsers send that to nobody. */
export function signInAddress(address: string, secret: string): string {
  return `${address}/#token=${secret}`
}

/** Says where the console is, and how somebody gets in. */
export function tellEntrance(
  terminal: Terminal,
  { console, hasOwner, signIn, signsIn }: Entrance,
  config?: string,
): void {
  terminal.line([bold('Console, API, links, forms and webhooks'), `: ${console}`])
  if (signIn === undefined) {
    const how = hasOwner
      ? `an owner makes one by ${commandText('tokens create NAME', config)}`
      : 'nobody has the role owner, who makes them: give it to somebody in the configuration'
    terminal.line(dim(`Whoever has a token signs in; ${how}`))
    return
  }
  terminal.line(
    `This address signs ${signsIn ?? 'an owner'} in, an owner, until somebody is given a token or it starts anew:`,
  )
  terminal.command(signIn)
}
