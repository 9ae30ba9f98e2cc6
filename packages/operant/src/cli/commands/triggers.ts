import type { PreparedTrigger } from '../../schedules/prepared-trigger.ts'
import { listDeliveries, type DeliveryRow } from '../../store/trigger-deliveries.ts'
import { listTriggers, type TriggerRow } from '../../store/triggers.ts'
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
      const rows = new Map((await listTriggers(project.pool)).map((row) => [row.name, row]))
      const standing = await Promise.all(
        project.triggers.map(async (trigger) => {
          const [last] = await listDeliveries(project.pool, { trigger: trigger.name, limit: 1 })
          return { trigger, row: rows.get(trigger.name), last }
        }),
      )
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
      terminal.table(
        [0],
        standing.map(({ trigger, row, last }) => rowOf(trigger, row, last)),
      )
      if (standing.length > 0) terminal.line(dim(`What came: ${commandText('triggers events', args.config)}`))
    }),
})

function rowOf(trigger: PreparedTrigger, row: TriggerRow | undefined, last: DeliveryRow | undefined): readonly Part[] {
  const fields = new Map(declaredRows(trigger.shown))
  return [
    bold(trigger.name),
    `${fields.get('on') ?? ''}: ${trigger.spec.agent} ${trigger.spec.goal}`,
    ...(row?.declared ? [] : [dim(' · takes events once a worker has started')]),
    ...(row?.problem ? [red(` · failed ${count(row.failures, 'time')}: ${row.problem}`)] : []),
    ...(last ? [dim(` · last ${timeText(last.cameAt) ?? ''} `), stateOfDelivery(last)] : []),
  ]
}
