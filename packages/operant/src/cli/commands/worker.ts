import { untilInterrupted } from '../interrupt.ts'
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
      await untilInterrupted(stopped)
      await running.stop()
    } catch (error) {
      terminal.line(red('The worker ends.'))
      throw error
    } finally {
      await project.close()
    }
  },
})

/** Resolves when we are to stop: by a signal, or because the process that started us is gone. */
function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const still = setInterval(() => undefined, 60_000)
    const stop = (): void => {
      clearInterval(still)
      // An open channel would keep this process alive.
      if (process.connected) process.disconnect()
      resolve()
    }
    signal.addEventListener('abort', stop, { once: true })
    process.once('disconnect', stop)
    // Whoever started us, over a channel, may be gone before we listened.
    if (process.send !== undefined && !process.connected) stop()
  })
}
