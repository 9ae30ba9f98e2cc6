import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { demoNote } from '../../project/find-project.ts'
import type { Project } from '../../project/open-project.ts'
import { prepareDemo, resumeDemo, type DemoOptions } from '../demo/prepare.ts'
import { loadAgents, loadSandbox } from '../demo/load-packages.ts'
import { confined } from '../demo/work.ts'
import { untilInterrupted } from '../interrupt.ts'
import type { Terminal } from '../output/terminal.ts'
import { dim } from '../output/wrap.ts'
import { serveProject, type Serving } from '../serving/serve-project.ts'
import { startWorkers } from '../worker-processes.ts'
import { sandboxPeople } from './sign-in.ts'
import { tellSandbox } from './tell-sandbox.ts'

export interface SandboxOptions extends Omit<DemoOptions, 'living'> {
  /** A new company, in place of the one that is there. */
  readonly fresh: boolean
  readonly workers: number
  /** Default: the usual one. */
  readonly port: number | undefined
  /** Milliseconds from one ticket to the next. */
  readonly every: number
}

/** What a sandbox is made with where nobody says otherwise. */
export const usualSandbox: Omit<SandboxOptions, 'fresh' | 'port'> = {
  seed: 7,
  tickets: 300,
  difficulty: 2,
  workers: 1,
  every: 8_000,
}

/** Tickets that are there at the start: enough that somebody is asked something within seconds. */
const atOnce = 24

/** Those who can sign in. The others of the project stand for machines. */
const names = ['anna', 'lena', 'felix']

/**
 * The sample company at work before people's eyes, until Ctrl-C: agents work on what keeps coming in, and the
 * console is served. It goes on with the company that is there, of a sandbox or of a demo.
 */
export async function runSandbox(terminal: Terminal, options: SandboxOptions): Promise<void> {
  await Promise.all([loadAgents(), loadSandbox()])
  await untilInterrupted(async (signal) => {
    const project = await openSandbox(terminal, options)
    let served: Serving = { none: 'off' }
    try {
      served = await serveProject(project, options.port, (text) => terminal.line(dim(text)))
      tellSandbox(terminal, project, served, await sandboxPeople(project, names))
      if (signal.aborted) return
      const workers = startWorkers(options.workers, {
        file: project.file,
        // What they do is told by the console; here it would push the lines above away.
        output: () => undefined,
        restart: true,
        ...confined(project),
      })
      try {
        await new Promise<void>((done) => {
          if (signal.aborted) done()
          signal.addEventListener('abort', () => done(), { once: true })
        })
        terminal.line(dim('Stopping after the steps that are under way…'))
      } finally {
        await workers.stop()
      }
    } finally {
      if ('port' in served) await served.stop()
      await project.close()
    }
  })
}

const observe = (): void => undefined

async function openSandbox(terminal: Terminal, { fresh, every, ...options }: SandboxOptions): Promise<Project> {
  const note = resolve(demoNote)
  const folder = resolve(note, '..')
  const anew = fresh || !existsSync(note)
  terminal.line(dim(anew ? 'Making a company and starting its database…' : 'Opening the company that is there…'))
  return anew ? prepareDemo(folder, { ...options, living: { atOnce, every } }, observe) : resumeDemo(folder, observe)
}
