import { workersOf } from '../../project/drive.ts'
import type { PreparedSchedule } from '../../schedules/prepared.ts'
import { listFires, type FireRow } from '../../store/schedule-fires.ts'
import { listSchedules, type ScheduleRow } from '../../store/schedules.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { withProject } from '../open.ts'
import { bold, dim, yellow, type Part } from '../output/wrap.ts'
import { stateOfFire, wallText } from '../schedules/told.ts'

/** A schedule of the project, as it stands. */
interface Standing {
  readonly schedule: PreparedSchedule
  readonly row: ScheduleRow | undefined
  readonly next: string | null
  readonly last: FireRow | undefined
}

export const schedules = command({
  name: 'schedules list',
  description: 'Lists what starts by itself at times, with the next and the last time',
  args: {},
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const rows = new Map((await listSchedules(project.pool)).map((row) => [row.name, row]))
      const standing = await Promise.all(
        project.schedules.map(async (schedule): Promise<Standing> => {
          const row = rows.get(schedule.name)
          const [last] = await listFires(project.pool, { schedule: schedule.name, limit: 1 })
          return { schedule, row, last, next: nextOf(schedule, row, project.clock.now()) }
        }),
      )
      const gone = [...rows.values()].filter(({ name }) => !standing.some(({ schedule }) => schedule.name === name))
      terminal.data({
        schedules: standing.map(({ schedule, row, next, last }) => ({
          name: schedule.name,
          declared: schedule.shown,
          next,
          paused: row?.paused ?? null,
          last: last ?? null,
        })),
        noLongerDeclared: gone.map(({ name }) => name),
      })
      if (standing.length === 0) terminal.line('Nothing starts by itself at times.')
      terminal.table([0, 16], standing.map(rowOf))
      if (gone.length > 0)
        terminal.line(dim(`No longer declared, and not started: ${gone.map(({ name }) => name).join(', ')}`))
      if (standing.length > 0 && (await workersOf(project.pool)) === 0)
        terminal.line([yellow('No worker runs'), `, so nothing starts: ${commandText('start', args.config)}`])
      if (standing.length > 0) terminal.line(dim(`One in full: ${commandText('schedules show NAME', args.config)}`))
    }),
})

/** The next time: as it is kept, or where no worker has declared it yet, as it will be. */
export function nextOf(schedule: PreparedSchedule, row: ScheduleRow | undefined, now: Date): string | null {
  if (row?.paused) return null
  if (row?.declared && row.timing === schedule.timing) return row.nextAt
  return schedule.times.after(now)?.toISOString() ?? null
}

function rowOf({ schedule: { spec, name, when }, row, next, last }: Standing): readonly Part[] {
  const upcoming = next === null ? 'never again' : wallText(next, when.zone)
  return [
    bold(name),
    row?.paused ? yellow('paused') : upcoming,
    row?.paused ? `by ${row.paused.by}: ${row.paused.because} · ` : '',
    `${spec.cron} ${when.zone}, ${spec.agent} ${spec.goal}`,
    ...(last ? [dim(` · last ${wallText(last.at, when.zone)} `), stateOfFire(last)] : []),
  ]
}
