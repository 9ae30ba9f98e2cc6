import { whyNotAgain } from '../../schedules/standing.ts'
import { listDeliveries, redeliver, type DeliveryState } from '../../store/trigger-deliveries.ts'
import { actor, whoArgs } from '../access/actor.ts'
import { command, wholeNumber } from '../command.ts'
import { commandText } from '../invocation.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'
import { deliveryRow } from '../schedules/told-delivery.ts'
import { triggerMeant } from '../schedules/trigger-meant.ts'

const states = ['due', 'started', 'joined', 'refused'] as const satisfies readonly DeliveryState[]

export const triggerEvents = command({
  name: 'triggers events',
  description: 'Lists what came from outside, newest first: what it started, or why it was refused',
  args: {
    name: { type: 'positional', required: false, description: 'Only what came for this trigger' },
    state: { type: 'string', valueHint: 'state', description: `Only what is ${states.join(', ')}` },
    limit: { type: 'string', valueHint: 'number', default: '20', description: 'How many' },
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const meant = args.name === undefined ? undefined : triggerMeant(project, args.name)
      const list = await listDeliveries(project.pool, {
        ...(meant ? { trigger: meant.name } : {}),
        ...stateOf(args.state),
        limit: wholeNumber(args.limit, 'limit', 1) ?? 20,
      })
      terminal.data(list)
      if (list.length === 0) terminal.line('Nothing came yet.')
      terminal.table(
        [0, 9, 0],
        list.map((delivery) => deliveryRow(delivery, !meant)),
      )
      if (list.some(({ state }) => state === 'refused'))
        terminal.line(dim(`Once it is mended: ${commandText('triggers redeliver EVENT --as NAME', args.config)}`))
    }),
})

export const redeliverEvent = command({
  name: 'triggers redeliver',
  description: 'Decides a refused event again, by the file as it is now; what started a goal is never repeated',
  args: {
    event: { type: 'positional', required: true, description: 'The event, as triggers events shows it' },
    trigger: { type: 'string', valueHint: 'name', description: 'Only for this trigger' },
    ...whoArgs('Who asks for it: an operator'),
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const person = await actor(project, terminal, args, 'change schedules', 'asks for it')
      const trigger = args.trigger === undefined ? undefined : triggerMeant(project, args.trigger).name
      const again = await redeliver(project.pool, { event: args.event, trigger, by: person.name })
      if (again.length === 0)
        throw new Error(
          await whyNotAgain(project, { event: args.event, ...(trigger === undefined ? {} : { trigger }) }),
        )
      terminal.data({ event: args.event, triggers: again, by: person.name })
      terminal.line([bold('Decided again'), `: ${args.event}, for ${again.join(', ')}, where a worker runs`])
    }),
})

function stateOf(text: string | undefined): { readonly state?: DeliveryState } {
  if (text === undefined) return {}
  const state = states.find((one) => one === text)
  if (!state) throw new CommandMistake(`--state takes ${states.join(', ')}, not "${text}"`)
  return { state }
}
