import type { Project } from '../../project/open-project.ts'
import type { Terminal } from '../output/terminal.ts'
import { bold, dim, yellow } from '../output/wrap.ts'
import { signInAddress } from '../serving/entrance.ts'
import type { Serving } from '../serving/serve-project.ts'
import type { SandboxPerson } from './sign-in.ts'

/** Says where the sandbox is looked at, and how each of its people signs in. */
export function tellSandbox(
  terminal: Terminal,
  project: Project,
  served: Serving,
  people: readonly SandboxPerson[],
): void {
  const address = 'port' in served ? `http://${served.address}:${served.port}` : undefined
  terminal.data({
    console: address ?? null,
    folder: project.folder,
    people: people.map(({ name, roles, secret }) => ({
      name,
      roles,
      token: secret,
      signIn: address === undefined ? null : signInAddress(address, secret),
    })),
  })
  terminal.line([bold('The sample company is at work.'), ' Tickets keep coming in; everything in it is made up.'])
  terminal.line()
  if (address === undefined) terminal.line([yellow('Nothing is served'), `: ${'none' in served ? served.none : ''}`])
  else {
    terminal.line('Open the console as one of its people:')
    for (const { name, roles, secret } of people) {
      terminal.line([bold(name), dim(` (${roles.join(', ')})`)])
      terminal.command(signInAddress(address, secret))
    }
  }
  terminal.line()
  terminal.line(dim('Whoever has such a line is that person here: keep it on this machine. Ctrl-C stops it.'))
}
