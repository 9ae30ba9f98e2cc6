import { workersOf } from '../../project/drive.ts'
import type { Project } from '../../project/open-project.ts'
import { backfill, runNow } from '../../schedules/changing.ts'
import { stretchOf } from '../../schedules/stretch.ts'
import { runOf, starterName } from '../../schedules/starting.ts'
import { actor, whoArgs } from '../access/actor.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { count } from '../../told/values.ts'
import { bold, dim, yellow } from '../output/wrap.ts'
import type { Terminal } from '../output/terminal.ts'
import { scheduleMeant } from '../schedules/schedule-meant.ts'
import { wallText } from '../schedules/told.ts'

export const runASchedule = command({
  name: 'schedules run',
  description: 'Runs a schedule now, also while it is paused; whoever asks for it is who started the run',
  args: {
    name: { type: 'positional', required: true, description: 'The schedule' },
    ...whoArgs('Who asks for it: an operator'),
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const person = await actor(project, terminal, args, 'change schedules', 'runs it')
      const schedule = scheduleMeant(project, args.name)
      const at = await runNow(project, schedule, person.name)
      const run = runOf(starterName(schedule.spec), at)
      terminal.data({ schedule: schedule.name, at, run, by: person.name })
      terminal.line([bold(schedule.name), ` runs now, as ${run}`])
      await tellWorkers(project, terminal, args.config)
    }),
})

export const backfillASchedule = command({
  name: 'schedules backfill',
  description: 'Runs the times of a stretch of the past that did not run, one after the other',
  args: {
    name: { type: 'positional', required: true, description: 'The schedule' },
    from: { type: 'string', valueHint: 'day', description: 'From which day, or instant, on' },
    to: { type: 'string', valueHint: 'day', description: 'To which day, or instant; it counts as well' },
    ...whoArgs('Who asks for them: an operator'),
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const person = await actor(project, terminal, args, 'change schedules', 'asks for them')
      const schedule = scheduleMeant(project, args.name)
      const { zone } = schedule.when
      const stretch = stretchOf(schedule, args, project.clock.now())
      if ('problem' in stretch)
        throw new CommandMistake(`${stretch.field === undefined ? '' : `--${stretch.field} `}${stretch.problem}`)
      const { times } = stretch
      const asked = await backfill(project, schedule, stretch, person.name)
      terminal.data({ schedule: schedule.name, times: asked, alreadyRun: times.length - asked.length, by: person.name })
      terminal.line([
        bold(count(asked.length, 'time')),
        ` of ${times.length} did not run and will, one after the other:`,
      ])
      terminal.line(asked.map((at) => wallText(at, zone)).join(', '), { indent: 2 })
      if (asked.length > 0) await tellWorkers(project, terminal, args.config)
    }),
})

async function tellWorkers({ pool }: Project, terminal: Terminal, config: string | undefined): Promise<void> {
  if ((await workersOf(pool)) > 0) terminal.line(dim('A worker takes it on.'))
  else terminal.line([yellow('No worker runs'), `, so nothing starts: ${commandText('start', config)}`])
}
