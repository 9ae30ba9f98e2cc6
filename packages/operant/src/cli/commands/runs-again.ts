import { beginAgain, type AgainAsked } from '../../project/begin-again.ts'
import { randomId } from '../../project/random-id.ts'
import type { Project } from '../../project/open-project.ts'
import { actor, whoArgs } from '../access/actor.ts'
import { command, wholeNumber } from '../command.ts'
import { said } from '../escalations/doing.ts'
import { CommandMistake } from '../mistake.ts'
import { projectFor } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'
import { takeOn } from '../requests/reply.ts'
import { narrator } from '../story/narrate.ts'
import { codeOf, printEnd } from '../story/print-standing.ts'

export const againRunCommand = command({
  name: 'runs again',
  description: 'Runs one that has ended again from one of its steps, as a new run: it acts, and does nothing twice',
  args: {
    run: { type: 'positional', required: true, description: 'Its id' },
    ...whoArgs('Who asks for it: one of the people of the project'),
    from: { type: 'string', valueHint: 'number', default: '1', description: 'The step before which it begins' },
    because: { type: 'string', valueHint: 'text', description: 'Why' },
  },
  async run(args, terminal) {
    const from = wholeNumber(args.from, 'from', 1) ?? 1
    const reason = said(args.because, 'because', 'why')
    const { open } = await projectFor(args)
    const tell = narrator(terminal)
    const project = await open({ observe: (_, event) => tell(event) })
    try {
      const by = (await actor(project, terminal, args, 'start goals', 'asks for it')).name
      const run = await begun(project, { run: args.run, from, by, reason, id: `run_${randomId()}` })
      terminal.line([bold(run), dim(` is ${args.run} again, from step ${from}`)])
      const standing = await takeOn(project, run, terminal)
      terminal.data({ run, of: args.run, from, ...(standing ? { standing } : {}) })
      if (!standing || standing.kind === 'moves') return 0
      printEnd(terminal, standing, args.config, run)
      return codeOf(standing)
    } finally {
      await project.close()
    }
  },
})

/** @throws where it cannot be run again, with the reason. */
async function begun(project: Project, asked: AgainAsked): Promise<string> {
  const result = await beginAgain(project, asked)
  switch (result.kind) {
    case 'begun':
      return result.run
    case 'no such run':
      throw new CommandMistake(`there is no run "${asked.run}"; operant runs lists them`)
    case 'no such step':
      throw new CommandMistake(`run ${asked.run} has steps 1 to ${result.steps}, and no step ${asked.from}`)
    case 'refused':
      throw new Error(`run ${asked.run} is not run again: ${result.why}`)
  }
}
