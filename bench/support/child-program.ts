import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A Node process that runs a TypeScript file of ours and speaks in lines of JSON. */
export interface ChildProgram {
  readonly process: ChildProcess
  readonly pid: number
  /** Resolves when it is gone. */
  readonly ended: Promise<void>
  send(message: object): void
  signal(name: NodeJS.Signals): void
}

export interface ChildOptions {
  /** Given as JSON in its first argument. */
  readonly given: object
  /** Told of each line it prints, parsed. */
  readonly onMessage: (message: unknown) => void
  /** Told of what it writes to its error output. Default: passed on to ours. */
  readonly onError?: (text: string) => void
  readonly flags?: readonly string[]
  /** Added to the environment. */
  readonly environment?: Readonly<Record<string, string>>
}

export function startChildProgram(file: URL, options: ChildOptions): ChildProgram {
  // Conditions and warnings as we were started with.
  const flags = [...process.execArgv, ...(options.flags ?? [])]
  const child = spawn(process.execPath, [...flags, fileURLToPath(file), JSON.stringify(options.given)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...options.environment },
  })
  createInterface({ input: child.stdout }).on('line', (line) => options.onMessage(JSON.parse(line)))
  const onError = options.onError ?? ((text: string) => process.stderr.write(text))
  child.stderr.on('data', (chunk: Buffer) => onError(chunk.toString()))
  // A child that was killed does not read any more.
  child.stdin.on('error', () => undefined)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    process: child,
    pid: child.pid ?? -1,
    ended,
    send: (message) => void child.stdin.write(`${JSON.stringify(message)}\n`),
    signal: (name) => void child.kill(name),
  }
}
