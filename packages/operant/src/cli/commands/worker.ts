import { told, untilInterrupted } from '../interrupt.ts'
import { command, wholeNumber } from '../command.ts'
import { projectFor } from '../open.ts'
import { dim, red } from '../output/wrap.ts'
import { tellGoverning } from '../policy/tell-governing.ts'
import { narrator } from '../story/narrate.ts'

export const worker = command({
  name: 'worker',
  description: 'Drives runs in this process until it is stopped',
  args: { slots: { type: 'string', valueHint: 'number', default: '10', description: 'Runs at once' } },
  async run(args, terminal) {
    const slots = wholeNumber(args.slots, 'slots', 1) ?? 10
    const { open } = await projectFor(args)
    const tell = narrator(terminal)
    const project = await open({
      // With --json one event a line, for whoever watches.
      observe: (run, event) =>
        terminal.json ? process.stdout.write(`${JSON.stringify({ run, ...event })}\n`) : tell(event, dim(run)),
    })
    try {
      const running = await project.worker({
        slots,
        onError: (error, run) => process.stderr.write(`operant worker: ${run ? `run ${run}: ` : ''}${error.message}\n`),
      })
      await tellGoverning(terminal, project, args.config)
      terminal.line(dim(`Working; Ctrl-C stops after the steps that are under way.`))
      await untilInterrupted(told)
      await running.stop()
    } catch (error) {
      terminal.line(red('The worker ends.'))
      throw error
    } finally {
      await project.close()
    }
  },
})
