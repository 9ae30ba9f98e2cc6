import { readFile, readlink } from 'node:fs/promises'
import { basename } from 'node:path'

/** Milliseconds between two looks. */
const pause = 100

/** What they took. */
export interface Taken {
  /** The most megabytes (of 1,048,576 bytes) that they held at once. */
  readonly peakMb: number
  readonly cpuSeconds: number
}

/** Looks at the memory and CPU time of this process and of all Node processes below it, until it is stopped. */
export class ProcessWatch {
  #peak = 0
  /** Seconds by process, when it was first seen and when it was last. */
  readonly #cpu = new Map<number, { readonly first: number; last: number }>()
  #looking: Promise<void> | undefined
  #began = false
  readonly #timer: NodeJS.Timeout

  constructor() {
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look().finally(() => (this.#looking = undefined))
    }, pause).unref()
  }

  async stop(): Promise<Taken> {
    clearInterval(this.#timer)
    await this.#looking
    await this.#look()
    const cpuSeconds = [...this.#cpu.values()].reduce((sum, { first, last }) => sum + last - first, 0)
    return { peakMb: Math.ceil(this.#peak), cpuSeconds }
  }

  async #look(): Promise<void> {
    const pids = await withThoseBelow(process.pid)
    const nodes = (await Promise.all(pids.map(nodeState))).filter((one) => one !== undefined)
    const kilobytes = nodes.reduce((sum, one) => sum + one.kilobytes, 0)
    for (const { pid, seconds } of nodes) {
      const known = this.#cpu.get(pid)
      if (known) known.last = seconds
      else this.#cpu.set(pid, { first: this.#began ? 0 : seconds, last: seconds })
    }
    this.#began = true
    this.#peak = Math.max(this.#peak, kilobytes / 1_024)
  }
}

/** A process, those it started, and those that they started. */
async function withThoseBelow(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const started = await Promise.all(text.split(' ').filter(Boolean).map(Number).map(withThoseBelow))
  return [pid, ...started.flat()]
}

interface NodeState {
  readonly pid: number
  /** In memory, those shared with others counted whole. */
  readonly kilobytes: number
  /** Of CPU. */
  readonly seconds: number
}

/** Ticks of a second, in which Linux counts CPU time. */
const ticks = 100

/** Undefined for what does not run Node, or is gone. */
async function nodeState(pid: number): Promise<NodeState | undefined> {
  const path = await readlink(`/proc/${pid}/exe`).catch(() => '')
  if (!basename(path).startsWith('node')) return undefined
  const [status, stat] = await Promise.all(
    ['status', 'stat'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
  )
  // The name, in brackets, may hold spaces; user and system time are the fields 14 and 15.
  const fields = (stat ?? '').slice((stat ?? '').lastIndexOf(')') + 2).split(' ')
  const seconds = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticks
  return { pid, kilobytes: Number(/^VmRSS:\s+(\d+) kB$/m.exec(status ?? '')?.[1] ?? 0), seconds }
}
