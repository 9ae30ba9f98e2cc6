import { switchText } from '../../guard/layers/stops.ts'
import { releaseRefusalText } from '../../people/release-refusal.ts'
import { listStops, releaseStop } from '../../store/stops.ts'
import { actor, whoArgs } from '../access/actor.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'

export const resume = command({
  name: 'resume',
  description: 'Releases a stop that somebody else pulled; whoever waited for it goes on',
  args: {
    stop: { type: 'positional', required: true, description: 'The id of the stop, as operant stops shows it' },
    ...whoArgs('Who releases it: an operator, not who pulled it'),
    because: { type: 'string', valueHint: 'text', description: 'Why it may go on; it is kept with the stop' },
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const because = args.because?.trim()
      if (!because) throw new CommandMistake('say why it may go on by --because "…"')
      const person = await actor(project, terminal, args, 'release stops', 'releases it')
      const all = await listStops(project.pool, { all: true })
      const refused = await releaseStop(project.pool, {
        id: args.stop,
        by: person.name,
        because,
        at: project.clock.now().toISOString(),
      })
      if (refused)
        throw new Error(
          releaseRefusalText(
            refused,
            args.stop,
            all.find(({ id }) => id === args.stop),
          ),
        )
      project.stops.remove(args.stop)
      const left = await listStops(project.pool)
      terminal.data({ released: args.stop, by: person.name, because, standing: left })
      terminal.line([bold('Released'), `: ${switchText(all.find(({ id }) => id === args.stop)?.switch ?? '')}`])
      terminal.line(dim('Runs that waited for it go on where a worker runs.'))
      for (const one of left) terminal.line(`Still stopped: ${switchText(one.switch)} (${one.id})`)
    }),
})
