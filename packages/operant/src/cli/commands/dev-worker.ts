import { command } from '../command.ts'
import { messageOf } from '../../project/project-error.ts'
import { loadProject } from '../../project/load-project.ts'
import { openLoadedProject } from '../../project/open-project.ts'
import { retryNow } from '../../dispatch/jobs.ts'
import { filesOf } from '../dev/files-of.ts'
import { noteImports } from '../dev/imported-files.ts'
import type { DevMessage } from '../dev/messages.ts'
import { restingRuns } from '../dev/resting-runs.ts'
import { told, untilInterrupted } from '../interrupt.ts'
import { CommandMistake } from '../mistake.ts'
import { findProject } from '../../project/find-project.ts'
import { dim } from '../output/wrap.ts'
import { tellGoverning } from '../policy/tell-governing.ts'
import { narrator } from '../story/narrate.ts'
import { tellUnproven } from '../tell-unproven.ts'

/** One life of a project under `operant dev`: loaded once, from a fresh module graph. */
export const devWorker = command({
  name: 'dev-worker',
  description: 'Runs a project for operant dev, which starts it',
  hidden: true,
  args: {},
  async run(args, terminal) {
    if (process.send === undefined) throw new CommandMistake('dev-worker is started by operant dev')
    const file = findProject(process.cwd(), args.config)
    const imported = noteImports()
    const tell = narrator(terminal)
    let project: Awaited<ReturnType<typeof openLoadedProject>>
    try {
      project = await openLoadedProject(await loadProject(file), {
        observe: (run, event) =>
          terminal.json ? process.stdout.write(`${JSON.stringify({ run, ...event })}\n`) : tell(event, dim(run)),
      })
    } catch (error) {
      say({ kind: 'refused', files: filesOf(imported), problem: messageOf(error) })
      if (process.connected) process.disconnect()
      return 2
    }
    const reported = new Set<string>()
    try {
      const running = await project.worker({
        onError(error, run) {
          const line = `${run ? `run ${run}: ` : ''}${error.message}\n`
          if (!reported.has(line)) process.stderr.write(line)
          reported.add(line)
        },
      })
      await retryNow(project.pool)
      const runs = await restingRuns(project)
      await tellGoverning(terminal, project, args.config)
      tellUnproven(terminal, [...project.agents.values()], args.config)
      say({ kind: 'ready', files: filesOf(imported), agents: [...project.agents.keys()], ...runs })
      await untilInterrupted(told)
      await running.stop()
    } finally {
      await project.close()
    }
    return 0
  },
})

function say(message: DevMessage): void {
  process.send?.(message)
}
