import { switchText } from '../../guard/layers/stops.ts'
import { whoArgs } from '../access/actor.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { bold, dim, green, red, yellow } from '../output/wrap.ts'
import { count } from '../../told/values.ts'
import { pull, type Pulled } from '../stops/pull.ts'
import type { Terminal } from '../output/terminal.ts'

export const stop = command({
  name: 'stop',
  description: 'Stops writes at once: all, or those of one agent, action, connector or entity',
  args: {
    what: { type: 'positional', required: true, description: 'all, agent, action, connector or entity' },
    name: {
      type: 'positional',
      required: false,
      description: 'Which one; of an entity its kind and id, as in order:O-1',
    },
    ...whoArgs('Who stops: anybody of the project'),
    because: { type: 'string', valueHint: 'text', description: 'Why; whoever waits is told' },
  },
  async run(args, terminal) {
    const pulled = await pull(args)
    terminal.data(pulled)
    print(terminal, pulled, args.config)
    return pulled.machine === true && pulled.database === true ? 0 : 1
  },
})

function print(terminal: Terminal, pulled: Pulled, config: string | undefined): void {
  const {
    stop: { id, switch: what },
    machine,
    database,
    alone,
    underWay,
    unchecked,
  } = pulled
  terminal.line([bold(`Stopped: ${switchText(what)}`), dim(` (${id})`)])
  if (unchecked !== undefined)
    terminal.line([yellow('not checked'), ` who you are and whether there is such a thing: ${unchecked}`], {
      indent: 2,
    })
  terminal.line(
    machine === true
      ? [green('reached'), ' every worker of this folder: none begins anything that it concerns']
      : [red('not reached'), ` the workers of this folder by its file: ${machine}`],
    { indent: 2 },
  )
  terminal.line(
    database === true
      ? [green('reached'), ' the database: no worker of any machine intends anything that it concerns']
      : [
          red('not reached'),
          ` the database: ${database}. Without it no worker anywhere intends a write. Those of other machines hear of the stop once a worker or a command of this folder reaches it`,
        ],
    { indent: 2 },
  )
  if (!alone)
    terminal.line([yellow('note'), ' a transaction hangs; what it was about to intend may still be begun'], {
      indent: 2,
    })
  if (underWay.length > 0) {
    terminal.line(
      `${count(underWay.length, 'write was', 'writes were')} under way. Each is read back and told by its run:`,
    )
    terminal.table(
      [0, 0],
      underWay
        .slice(0, 20)
        .map((one) => [one.run, one.action, one.state === 'intended' ? 'under way' : 'not known yet']),
      2,
    )
  }
  terminal.line(dim('Somebody else, an operator, releases it:'))
  terminal.command(commandText(`resume ${id} --as NAME --because "…"`, config))
}
