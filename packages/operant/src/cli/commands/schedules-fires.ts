import { listFires, type FireState } from '../../store/schedule-fires.ts'
import { command, wholeNumber } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { scheduleMeant } from '../schedules/schedule-meant.ts'
import { fireRow } from '../schedules/told.ts'

const states = ['due', 'waiting', 'started', 'skipped', 'refused'] as const satisfies readonly FireState[]

export const scheduleFires = command({
  name: 'schedules fires',
  description: 'Lists the times that came, newest first, and what became of each',
  args: {
    name: { type: 'positional', required: false, description: 'Only those of this schedule' },
    state: { type: 'string', valueHint: 'state', description: `Only those ${states.join(', ')}` },
    limit: { type: 'string', valueHint: 'number', default: '20', description: 'How many' },
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const meant = args.name === undefined ? undefined : scheduleMeant(project, args.name)
      const fires = await listFires(project.pool, {
        ...(meant ? { schedule: meant.name } : {}),
        ...stateOf(args.state),
        limit: wholeNumber(args.limit, 'limit', 1) ?? 20,
      })
      terminal.data(fires)
      if (fires.length === 0) terminal.line('No time has come yet.')
      const zones = new Map(project.schedules.map(({ name, when }) => [name, when.zone]))
      terminal.table(
        meant ? [0, 9] : [0, 9, 0],
        fires.map((fire) => fireRow(fire, zones.get(fire.schedule) ?? 'UTC', !meant)),
      )
    }),
})

function stateOf(text: string | undefined): { readonly state?: FireState } {
  if (text === undefined) return {}
  const state = states.find((one) => one === text)
  if (!state) throw new CommandMistake(`--state takes ${states.join(', ')}, not "${text}"`)
  return { state }
}
