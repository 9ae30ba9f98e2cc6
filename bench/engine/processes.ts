import { readdir, readFile } from 'node:fs/promises'

/** Milliseconds of a clock tick, in which Linux counts CPU time. */
const tick = 10

/** What Linux knows of a process. */
interface ProcessState {
  readonly parent: number
  /** Milliseconds of CPU, of the process and of its children that have ended. */
  readonly cpu: number
}

async function stateOf(pid: number): Promise<ProcessState | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // The name, in brackets, may hold spaces.
  const fields = text
    ?.slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  if (!fields) return undefined
  const [, parent = 0] = fields
  const cpu = fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) * tick
  return { parent, cpu }
}

/** Milliseconds of CPU that these processes and their children have used. */
export async function cpuOf(pids: readonly number[]): Promise<number> {
  const all = (await readdir('/proc')).map(Number).filter((pid) => pid > 0)
  const states = await Promise.all(all.map(async (pid) => ({ pid, state: await stateOf(pid) })))
  return states.reduce(
    (sum, { pid, state }) => (state && (pids.includes(pid) || pids.includes(state.parent)) ? sum + state.cpu : sum),
    0,
  )
}

/** Megabytes of memory that only this process has. */
export async function memoryOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')
  const kilobytes = [...text.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map(([, value]) => Number(value))
  return kilobytes.reduce((sum, value) => sum + value, 0) / 1_024
}
