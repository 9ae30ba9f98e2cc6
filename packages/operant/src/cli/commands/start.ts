import { workersOf } from '../../project/drive.ts'
import { command, wholeNumber } from '../command.ts'
import { untilInterrupted } from '../interrupt.ts'
import { projectFor } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'
import { count } from '../output/values.ts'
import { commandText } from '../invocation.ts'
import { tellUnproven } from '../tell-unproven.ts'
import { tellGoverning } from '../policy/tell-governing.ts'
import { startWorkers } from '../worker-processes.ts'

export const start = command({
  name: 'start',
  description: 'Starts workers that stay, each a process of its own, until it is stopped',
  args: { workers: { type: 'string', valueHint: 'number', default: '1', description: 'How many' } },
  async run(args, terminal) {
    const number = wholeNumber(args.workers, 'workers', 1) ?? 1
    const project = await (await projectFor(args)).open()
    try {
      const { host, pathname } = new URL(project.database.connectionString)
      terminal.line([bold(`Operant is running with ${count(number, 'worker')}`), dim(`, database ${host}${pathname}`)])
      await tellGoverning(terminal, project, args.config)
      tellUnproven(terminal, [...project.agents.values()], args.config)
      terminal.line(`Ask for something in another terminal: ${commandText('goal "…"', args.config)}`)
      terminal.line(dim('Ctrl-C stops it.'))
      terminal.data({ workers: number, database: `${host}${pathname}`, alreadyRunning: await workersOf(project.pool) })
      await untilInterrupted(async (signal) => {
        const workers = startWorkers(number, { file: project.file, output: 'inherit', restart: true })
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
        terminal.line(dim('Stopping after the steps that are under way…'))
        await workers.stop()
      })
    } finally {
      await project.close()
    }
  },
})
