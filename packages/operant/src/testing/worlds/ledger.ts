import { connector } from '../../agent/connector.ts'
import { z } from 'zod'

/** One thing that a system of record holds. */
export interface Entry {
  readonly what: string
  readonly id: string
  readonly values: Readonly<Record<string, unknown>>
  /** The key its call came with. */
  readonly key: string
}

/** What goes wrong with one write: it says yes and does nothing, or it does it and then fails. */
export type Trouble = 'nothing happens' | 'fails afterwards' | undefined

/** A system of record in memory: what it holds, every write that ever reached it, and a switch for what goes wrong. */
export class Ledger {
  entries: Entry[] = []
  /** Every write that had an effect, in order, those taken back included. */
  readonly written: string[] = []
  /** Every read, in order. */
  readonly asked: string[] = []
  /** Asked before each write; throws to make it fail before anything happens. */
  onWrite: (what: string, id: string) => Trouble = () => undefined
  /** Asked before each read; throws to make it fail. */
  onRead: (what: string, id: string) => void = () => {}

  /** Writes an entry, and whatever `also` changes, at once. */
  write(what: string, id: string, values: Readonly<Record<string, unknown>> = {}, key = '', also = () => {}): void {
    const trouble = this.onWrite(what, id)
    if (trouble === 'nothing happens') return
    this.entries = this.entries.filter((one) => one.what !== what || one.id !== id)
    this.entries.push({ what, id, values, key })
    this.written.push(`${what} ${id}`)
    also()
    if (trouble === 'fails afterwards') throw new Error(`${what} ${id}: the line went dead`)
  }

  read<T extends z.ZodRawShape>(what: string, id: string, shape: z.ZodObject<T>): z.output<z.ZodObject<T>> | null {
    this.asked.push(`${what} ${id}`)
    this.onRead(what, id)
    const found = this.entries.find((one) => one.what === what && one.id === id)
    return found ? shape.parse({ id, ...found.values }) : null
  }

  has(what: string, id: string): boolean {
    return this.read(what, id, z.object({})) !== null
  }

  /** Changes what an entry says, as if by itself. */
  set(what: string, id: string, values: Readonly<Record<string, unknown>>): void {
    this.entries = this.entries.filter((one) => one.what !== what || one.id !== id)
    this.entries.push({ what, id, values, key: '' })
  }

  erase(what: string, id: string): void {
    this.entries = this.entries.filter((one) => one.what !== what || one.id !== id)
    this.written.push(`erase ${what} ${id}`)
  }

  /** Ids of what is held, in order. */
  ids(what: string): readonly string[] {
    return this.entries.filter((one) => one.what === what).map((one) => one.id)
  }
}

export const ledger = connector({ name: 'ledger', open: () => new Ledger() })

/** A policy that allows these actions whatever they are called with. */
export function allow(...actions: readonly string[]) {
  const rules = actions.map(
    (action) =>
      `  - rule: ${action.replaceAll('.', ' ')} is harmless\n    for: ${action}\n    when: "true"\n    then: allow\n    because: It is a test.\n`,
  )
  return { path: 'allow.yaml', text: `policy: allow\nrules:\n${rules.join('')}` }
}
