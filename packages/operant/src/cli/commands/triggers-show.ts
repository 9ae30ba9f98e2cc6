import { triggerInFull } from '../../schedules/standing.ts'
import { command } from '../command.ts'
import { withProject } from '../open.ts'
import { count, timeText } from '../../told/values.ts'
import { bold, dim, red } from '../output/wrap.ts'
import { declaredRows } from '../schedules/told.ts'
import { deliveryRow } from '../schedules/told-delivery.ts'
import { triggerMeant } from '../schedules/trigger-meant.ts'

export const showTrigger = command({
  name: 'triggers show',
  description: 'Shows a trigger: what is declared, how its looks go, and what came last',
  args: { name: { type: 'positional', required: true, description: 'The trigger' } },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const trigger = triggerMeant(project, args.name)
      const { row, deliveries: last } = await triggerInFull(project, trigger)
      const { nextAt = null, lookedAt = null, failures = 0, problem = null } = row ?? {}
      const looks = { nextLook: nextAt, lastLook: lookedAt, failures, problem }
      terminal.data({
        name: trigger.name,
        declared: trigger.shown,
        takesEvents: row?.declared === true,
        ...looks,
        last,
      })
      terminal.line([bold(trigger.name), dim(' · trigger')])
      terminal.table(
        [0],
        declaredRows(trigger.shown).map(([field, text]) => [dim(field), text]),
        2,
      )
      if (!row?.declared) terminal.line('It takes events once a worker has started with it.')
      if (lookedAt !== null)
        terminal.line(`Looked at ${timeText(lookedAt)}, next at ${timeText(nextAt ?? '') ?? 'never'}`)
      if (problem !== null) terminal.line([red(`Failed ${count(failures, 'time')} in a row`), `: ${problem}`])
      if (last.length === 0) terminal.line(dim('Nothing came yet.'))
      terminal.table(
        [0, 9, 0],
        last.map((delivery) => deliveryRow(delivery, false)),
      )
    }),
})
