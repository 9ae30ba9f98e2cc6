import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A Node process that runs `program`, TypeScript with top-level await, and whose printed lines can be awaited. */
export interface Child {
  readonly process: ChildProcess
  /** The next line it prints; throws where it ends before. */
  line(): Promise<string>
  /** Ends it the hard way and waits until it is gone. */
  kill(): Promise<void>
}

export function startChild(program: string): Child {
  const flags = [
    '-C',
    'operant-source',
    '--disable-warning=ExperimentalWarning',
    '--input-type=module-typescript',
    '-e',
    program,
  ]
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = linesOf(child)
  return {
    process: child,
    async line() {
      const { value, done } = await lines.next()
      if (done === true) throw new Error('the process ended without a word')
      return value
    },
    async kill() {
      const gone = once(child, 'exit')
      if (child.exitCode === null && child.kill('SIGKILL')) await gone
    },
  }
}

async function* linesOf(child: ChildProcess): AsyncGenerator<string, undefined> {
  let rest = ''
  for await (const chunk of child.stdout ?? []) {
    const parts = `${rest}${String(chunk)}`.split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  return undefined
}
