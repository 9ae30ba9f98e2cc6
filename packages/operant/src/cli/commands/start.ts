import { workersOf } from '../../project/drive.ts'
import { command, wholeNumber } from '../command.ts'
import { untilInterrupted } from '../interrupt.ts'
import { projectFor } from '../open.ts'
import { bold, dim, yellow } from '../output/wrap.ts'
import { entranceOf, tellEntrance } from '../serving/entrance.ts'
import { serveProject, type Serving } from '../serving/serve-project.ts'
import { count } from '../../told/values.ts'
import { commandText } from '../invocation.ts'
import { CommandMistake } from '../mistake.ts'
import { runSandbox, usualSandbox } from '../sandbox/run-sandbox.ts'
import { tellUnproven } from '../tell-unproven.ts'
import { tellGoverning } from '../policy/tell-governing.ts'
import { startWorkers } from '../worker-processes.ts'

export const start = command({
  name: 'start',
  description: 'Starts workers that stay, each a process of its own, and the server, until it is stopped',
  args: {
    workers: { type: 'string', valueHint: 'number', default: '1', description: 'How many' },
    port: {
      type: 'string',
      valueHint: 'number',
      description: 'Where the console, the API, links, forms and webhooks are served',
    },
    server: { type: 'boolean', default: true, description: 'Serve nothing' },
    sandbox: { type: 'boolean', default: false, description: 'The sample company, with tickets coming in' },
    fresh: { type: 'boolean', default: false, description: 'With --sandbox: a new company' },
  },
  async run(args, terminal) {
    const number = wholeNumber(args.workers, 'workers', 1) ?? 1
    const port = wholeNumber(args.port, 'port', 0)
    if (args.sandbox) return runSandbox(terminal, { ...usualSandbox, workers: number, fresh: args.fresh, port })
    if (args.fresh) throw new CommandMistake('--fresh goes with --sandbox: a project of your own is never made anew')
    const project = await (await projectFor(args)).open()
    let served: Serving = { none: 'off' }
    try {
      if (args.server) served = await serveProject(project, port, (text) => terminal.line(dim(text)))
      const { host, pathname } = new URL(project.database.connectionString)
      terminal.line([bold(`Operant is running with ${count(number, 'worker')}`), dim(`, database ${host}${pathname}`)])
      await tellGoverning(terminal, project, args.config)
      tellUnproven(terminal, [...project.agents.values()], args.config)
      terminal.line(`Ask for something in another terminal: ${commandText('goal "…"', args.config)}`)
      const entrance = 'port' in served ? await entranceOf(project, served) : undefined
      if (entrance) tellEntrance(terminal, entrance, args.config)
      else if ('none' in served && args.server) terminal.line([yellow('Nothing is served'), `: ${served.none}`])
      terminal.line(dim('Ctrl-C stops it.'))
      terminal.data({
        workers: number,
        database: `${host}${pathname}`,
        alreadyRunning: await workersOf(project.pool),
        server: 'port' in served ? { address: served.address, port: served.port, ...entrance } : null,
      })
      await untilInterrupted(async (signal) => {
        const workers = startWorkers(number, { file: project.file, output: 'inherit', restart: true })
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
        terminal.line(dim('Stopping after the steps that are under way…'))
        await workers.stop()
      })
    } finally {
      if ('port' in served) await served.stop()
      await project.close()
    }
  },
})
