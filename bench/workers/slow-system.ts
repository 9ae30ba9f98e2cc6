import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds that each call of the system takes. */
export const takes = 20

/** A system that all worker processes share, in a folder: what is written stands, and each write leaves a line. */
export class SlowSystem {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
  }

  async read(number: number): Promise<{ readonly number: number; readonly value: number }> {
    await sleep(takes)
    return { number, value: number + 1 }
  }

  async write(name: string): Promise<void> {
    await sleep(takes)
    writeFileSync(join(this.#folder, name), '')
    appendFileSync(join(this.#folder, 'writes'), `${name}\n`)
  }

  async has(name: string): Promise<boolean> {
    await sleep(takes)
    return existsSync(join(this.#folder, name))
  }
}

/** Every write that was made, in order. */
export function writesIn(folder: string): readonly string[] {
  const file = join(folder, 'writes')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}
