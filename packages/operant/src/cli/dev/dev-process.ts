import { spawn } from 'node:child_process'
import { isDevMessage, type DevMessage } from './messages.ts'

/** A process that runs the project as it was when the process started. */
export interface DevProcess {
  /** How it began; undefined where it ended without a word. */
  readonly began: Promise<DevMessage | undefined>
  readonly ended: Promise<void>
  hasEnded(): boolean
  /** Lets it finish the steps that are under way. */
  stop(): Promise<void>
}

/** Starts the project of a configuration file in a process of its own, which ends with us however we end. */
export function startDevProcess(file: string, json: boolean): DevProcess {
  const child = spawn(
    process.execPath,
    [...process.execArgv, process.argv[1] ?? '', 'dev-worker', ...(json ? ['--json'] : [])],
    // Ctrl-C reaches the whole group: detached, it hears of it from us only.
    {
      detached: true,
      env: { ...process.env, OPERANT_CONFIG: file },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  let over = false
  void ended.then(() => (over = true))
  const began = new Promise<DevMessage | undefined>((resolve) => {
    child.on('message', (message) => {
      if (isDevMessage(message)) resolve(message)
    })
    void ended.then(() => resolve(undefined))
  })
  return {
    began,
    ended,
    hasEnded: () => over,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
