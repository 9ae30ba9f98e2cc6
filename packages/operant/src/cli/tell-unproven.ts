import type { LoadedAgent } from '../run/loading/load-agent.ts'
import { commandText } from './invocation.ts'
import type { Terminal } from './output/terminal.ts'
import { yellow } from './output/wrap.ts'

/** Warns whoever starts work of writes that nothing proves, once. */
export function tellUnproven(
  terminal: Terminal,
  agents: readonly Pick<LoadedAgent, 'unproven'>[],
  config: string | undefined,
): void {
  const names = [...new Set(agents.flatMap(({ unproven }) => [...unproven.keys()]))]
  if (names.length === 0) return
  const [shown, more] = [names.slice(0, mostNames), names.length - mostNames]
  const which = `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  const are =
    names.length === 1 ? 'is unproven: a person approves each use of it' : 'are unproven: a person approves each use'
  terminal.line(yellow(`${which} ${are}. What would prove it:`))
  terminal.command(commandText('contract lint', config))
}

const mostNames = 5
