import { triggerStandings, type TriggerStanding } from '../../schedules/standing.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { withProject } from '../open.ts'
import { count, timeText } from '../../told/values.ts'
import { bold, dim, red, type Part } from '../output/wrap.ts'
import { declaredRows } from '../schedules/told.ts'
import { stateOfDelivery } from '../schedules/told-delivery.ts'

export const triggers = command({
  name: 'triggers list',
  description: 'Lists what starts goals because of something outside, with the last event of each',
  args: {},
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const standing = await triggerStandings(project)
      terminal.data(
        standing.map(({ trigger, row, last }) => ({
          name: trigger.name,
          declared: trigger.shown,
          takesEvents: row?.declared === true,
          problem: row?.problem ?? null,
          failures: row?.failures ?? 0,
          nextLook: row?.nextAt ?? null,
          last: last ?? null,
        })),
      )
      if (standing.length === 0) terminal.line('Nothing outside starts a goal.')
      terminal.table([0], standing.map(rowOf))
      if (standing.length > 0) terminal.line(dim(`What came: ${commandText('triggers events', args.config)}`))
    }),
})

function rowOf({ trigger, row, last }: TriggerStanding): readonly Part[] {
  const fields = new Map(declaredRows(trigger.shown))
  return [
    bold(trigger.name),
    `${fields.get('on') ?? ''}: ${trigger.spec.agent} ${trigger.spec.goal}`,
    ...(row?.declared ? [] : [dim(' · takes events once a worker has started')]),
    ...(row?.problem ? [red(` · failed ${count(row.failures, 'time')}: ${row.problem}`)] : []),
    ...(last ? [dim(` · last ${timeText(last.cameAt) ?? ''} `), stateOfDelivery(last)] : []),
  ]
}
