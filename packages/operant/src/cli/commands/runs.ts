import type { RunState } from '../../store/runs.ts'
import { listRuns } from '../../store/runs.ts'
import { command, wholeNumber } from '../command.ts'
import { commandText } from '../invocation.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'
import { timeText } from '../../told/values.ts'
import { outcomePart } from '../story/outcome-part.ts'

const states = ['running', 'waiting', 'settled'] as const

export const runs = command({
  name: 'runs list',
  description: 'Lists runs, newest first',
  args: {
    state: { type: 'string', valueHint: 'state', description: 'Only those running, waiting or settled' },
    limit: { type: 'string', valueHint: 'number', default: '20', description: 'How many' },
  },
  run: (args, terminal) =>
    withProject(args, async ({ pool }) => {
      const list = await listRuns(pool, { ...stateOf(args.state), limit: wholeNumber(args.limit, 'limit', 1) ?? 20 })
      terminal.data(list)
      if (list.length === 0) terminal.line('There are no such runs.')
      terminal.table(
        [0, 0, 0],
        list.map((run) => [
          bold(run.id),
          run.state === 'settled' ? outcomePart(run.outcome ?? undefined) : run.state,
          dim(timeText(run.openedAt) ?? ''),
          run.asked,
        ]),
      )
      if (list.length > 0) terminal.line(dim(`One in full: ${commandText('runs show RUN', args.config)}`))
    }),
})

function stateOf(text: string | undefined): { readonly state?: RunState } {
  if (text === undefined) return {}
  const state = states.find((one) => one === text)
  if (!state) throw new CommandMistake(`--state takes ${states.join(', ')}, not "${text}"`)
  return { state }
}
