import { pause, resume } from '../../schedules/changing.ts'
import { listSchedules } from '../../store/schedules.ts'
import { actor, whoArgs } from '../access/actor.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'
import { scheduleMeant } from '../schedules/schedule-meant.ts'
import { wallText } from '../schedules/told.ts'

export const pauseASchedule = command({
  name: 'schedules pause',
  description: 'Pauses a schedule until it is resumed; runs that are under way go on',
  args: {
    name: { type: 'positional', required: true, description: 'The schedule' },
    ...whoArgs('Who pauses it: an operator'),
    because: { type: 'string', valueHint: 'text', description: 'Why; it is shown while it is paused' },
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const because = args.because?.trim()
      if (!because) throw new CommandMistake('say why it is paused by --because "…"')
      const person = await actor(project, terminal, args, 'change schedules', 'pauses it')
      const schedule = scheduleMeant(project, args.name)
      if (await pause(project, schedule, person.name, because)) {
        const [row] = await listSchedules(project.pool, schedule.name)
        throw new Error(`${row?.paused?.by ?? 'somebody'} paused it already: ${row?.paused?.because ?? ''}`)
      }
      terminal.data({ paused: schedule.name, by: person.name, because })
      terminal.line([bold('Paused'), `: ${schedule.name}. Runs that are under way go on.`])
    }),
})

export const resumeASchedule = command({
  name: 'schedules resume',
  description: 'Goes on with a paused schedule; times that passed meanwhile are not made up',
  args: {
    name: { type: 'positional', required: true, description: 'The schedule' },
    ...whoArgs('Who resumes it: an operator'),
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const person = await actor(project, terminal, args, 'change schedules', 'resumes it')
      const schedule = scheduleMeant(project, args.name)
      if (!(await resume(project, schedule))) throw new Error(`schedule ${schedule.name} is not paused`)
      const [row] = await listSchedules(project.pool, schedule.name)
      const next = row?.nextAt ?? null
      terminal.data({ resumed: schedule.name, by: person.name, next })
      terminal.line([
        bold('Resumed'),
        `: ${schedule.name}, ${next === null ? 'which fires never again' : `next at ${wallText(next, schedule.when.zone)}`}`,
      ])
      terminal.line(dim('Times that passed meanwhile are not made up, unless you ask for them:'))
      terminal.command(commandText(`schedules backfill ${schedule.name} --from DAY --to DAY --as NAME`, args.config))
    }),
})
