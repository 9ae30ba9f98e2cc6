import { readFile, readlink } from 'node:fs/promises'
import { basename } from 'node:path'

/** Milliseconds between two looks. */
const pause = 100

/** Looks at the memory of this process and of all Node processes below it, until it is stopped. */
export class MemoryWatch {
  #peak = 0
  #looking: Promise<void> | undefined
  readonly #timer: NodeJS.Timeout

  constructor() {
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look().finally(() => (this.#looking = undefined))
    }, pause)
  }

  /** The most megabytes (of 1,048,576 bytes) that they held at once. */
  async stop(): Promise<number> {
    clearInterval(this.#timer)
    await this.#looking
    await this.#look()
    return Math.ceil(this.#peak)
  }

  async #look(): Promise<void> {
    const held = await Promise.all((await withThoseBelow(process.pid)).map(heldByNode))
    const kilobytes = held.reduce((sum, one) => sum + one, 0)
    this.#peak = Math.max(this.#peak, kilobytes / 1_024)
  }
}

/** A process, those it started, and those that they started. */
async function withThoseBelow(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const started = await Promise.all(text.split(' ').filter(Boolean).map(Number).map(withThoseBelow))
  return [pid, ...started.flat()]
}

/** Kilobytes in memory, those shared with others counted whole; none for what does not run Node. */
async function heldByNode(pid: number): Promise<number> {
  const path = await readlink(`/proc/${pid}/exe`).catch(() => '')
  if (!basename(path).startsWith('node')) return 0
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0)
}
