import type { Standing } from '../../project/standing.ts'
import type { ExitCode } from '../exit.ts'
import { commandText } from '../invocation.ts'
import type { Terminal } from '../output/terminal.ts'
import { timeText } from '../../told/values.ts'
import { bold, dim, yellow } from '../output/wrap.ts'
import { causesText } from '../../told/causes.ts'
import { outcomePart } from './outcome-part.ts'

/** How a command that looked at a run exits. */
export function codeOf(standing: Standing): ExitCode {
  if (standing.kind !== 'settled') return 3
  return standing.outcome === 'failed' || standing.outcome === 'cancelled' ? 1 : 0
}

/** What takes a run on that is not settled; nothing for one that is. */
export function printStanding(terminal: Terminal, standing: Standing, config: string | undefined): void {
  if (standing.kind === 'settled') return
  terminal.line()
  if (standing.kind === 'moves') return terminal.line(yellow('It goes on as soon as a worker takes it.'))
  if (standing.kind === 'waits')
    return terminal.line(
      yellow(
        standing.until === null ? 'It waits for something outside.' : `It waits until ${timeText(standing.until)} UTC.`,
      ),
    )
  for (const request of standing.requests) {
    const verb = request.kind === 'approve' ? 'approve' : 'answer'
    const value = request.kind === 'approve' ? '' : ' --with VALUE'
    terminal.line([bold(`Waits for ${request.roles.join(' or ')}`), ` to ${verb}: ${request.title}`])
    terminal.command(commandText(`approvals ${verb} ${request.id} --as NAME${value}`, config))
  }
}

/** The outcome of a settled run in one line; how it stands otherwise. */
export function printEnd(terminal: Terminal, standing: Standing, config: string | undefined, run: string): void {
  if (standing.kind === 'settled')
    terminal.line([bold('Outcome  '), outcomePart(standing.outcome), `: ${causesText(standing.why)}`])
  else printStanding(terminal, standing, config)
  terminal.line(dim(`Why it did what it did: ${commandText(`why ${run}`, config)}`))
}
