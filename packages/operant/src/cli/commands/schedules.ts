import { workersOf } from '../../project/drive.ts'
import { scheduleStandings, type ScheduleStanding } from '../../schedules/standing.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { withProject } from '../open.ts'
import { bold, dim, yellow, type Part } from '../output/wrap.ts'
import { stateOfFire, wallText } from '../schedules/told.ts'

export const schedules = command({
  name: 'schedules list',
  description: 'Lists what starts by itself at times, with the next and the last time',
  args: {},
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const { standing, gone } = await scheduleStandings(project)
      terminal.data({
        schedules: standing.map(({ schedule, row, next, last }) => ({
          name: schedule.name,
          declared: schedule.shown,
          next,
          paused: row?.paused ?? null,
          last: last ?? null,
        })),
        noLongerDeclared: gone,
      })
      if (standing.length === 0) terminal.line('Nothing starts by itself at times.')
      terminal.table([0, 16], standing.map(rowOf))
      if (gone.length > 0) terminal.line(dim(`No longer declared, and not started: ${gone.join(', ')}`))
      if (standing.length > 0 && (await workersOf(project.pool)) === 0)
        terminal.line([yellow('No worker runs'), `, so nothing starts: ${commandText('start', args.config)}`])
      if (standing.length > 0) terminal.line(dim(`One in full: ${commandText('schedules show NAME', args.config)}`))
    }),
})

function rowOf({ schedule: { spec, name, when }, row, next, last }: ScheduleStanding): readonly Part[] {
  const upcoming = next === null ? 'never again' : wallText(next, when.zone)
  return [
    bold(name),
    row?.paused ? yellow('paused') : upcoming,
    row?.paused ? `by ${row.paused.by}: ${row.paused.because} · ` : '',
    `${spec.cron} ${when.zone}, ${spec.agent} ${spec.goal}`,
    ...(last ? [dim(` · last ${wallText(last.at, when.zone)} `), stateOfFire(last)] : []),
  ]
}
