import { timesBetween } from '../../schedules/timing.ts'
import { listFires, listGaps } from '../../store/schedule-fires.ts'
import { listSchedules } from '../../store/schedules.ts'
import { command } from '../command.ts'
import { withProject } from '../open.ts'
import { bold, dim, yellow } from '../output/wrap.ts'
import { scheduleMeant } from '../schedules/schedule-meant.ts'
import { declaredRows, fireRow, gapText, wallText } from '../schedules/told.ts'
import { nextOf } from './schedules.ts'

/** How many of the next times are told, and how far ahead they are looked for. */
const ahead = { times: 5, years: 10 } as const

export const showSchedule = command({
  name: 'schedules show',
  description: 'Shows a schedule: what is declared, when it fires next, what it fired and missed',
  args: { name: { type: 'positional', required: true, description: 'The schedule' } },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const schedule = scheduleMeant(project, args.name)
      const { zone } = schedule.when
      const [row] = await listSchedules(project.pool, schedule.name)
      const fires = await listFires(project.pool, { schedule: schedule.name, limit: 10 })
      const missed = await listGaps(project.pool, schedule.name)
      const first = nextOf(schedule, row, project.clock.now())
      const far = new Date(project.clock.now())
      far.setUTCFullYear(far.getUTCFullYear() + ahead.years)
      const next = first === null ? [] : timesBetween(schedule.times, new Date(first), far, ahead.times)
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
