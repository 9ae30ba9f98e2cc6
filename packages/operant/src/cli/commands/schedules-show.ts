import { scheduleInFull } from '../../schedules/standing.ts'
import { command } from '../command.ts'
import { withProject } from '../open.ts'
import { bold, dim, yellow } from '../output/wrap.ts'
import { scheduleMeant } from '../schedules/schedule-meant.ts'
import { declaredRows, fireRow, gapText, wallText } from '../schedules/told.ts'

export const showSchedule = command({
  name: 'schedules show',
  description: 'Shows a schedule: what is declared, when it fires next, what it fired and missed',
  args: { name: { type: 'positional', required: true, description: 'The schedule' } },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const schedule = scheduleMeant(project, args.name)
      const { zone } = schedule.when
      const { row, times: next, fires, missed } = await scheduleInFull(project, schedule)
      terminal.data({ name: schedule.name, declared: schedule.shown, paused: row?.paused ?? null, next, fires, missed })
      terminal.line([bold(schedule.name), dim(` · schedule, times in ${zone}`)])
      terminal.table(
        [0],
        declaredRows(schedule.shown).map(([field, text]) => [dim(field), text]),
        2,
      )
      if (row?.paused)
        terminal.line([
          yellow('Paused'),
          ` by ${row.paused.by} since ${wallText(row.paused.at, zone)}: ${row.paused.because}`,
        ])
      else terminal.line(['Next  ', next.map((at) => wallText(at, zone)).join(', ') || 'never again'], { hang: 6 })
      if (fires.length === 0) terminal.line(dim('It has not fired yet.'))
      terminal.table(
        [0, 9],
        fires.map((fire) => fireRow(fire, zone)),
      )
      for (const gap of missed) terminal.line([yellow('Missed '), gapText(gap, zone)], { hang: 7 })
    }),
})
