import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { BankClass } from '../../world/bank/classes.ts'
import type { Difficulty } from '../../world/scene.ts'

/** What was planted in the months of an account. */
export interface BankTruthHead {
  seed: number
  difficulty: Difficulty
  /** Code of the bank account in the books. */
  account: string
  months: { period: string; statement: string; lines: number }[]
}

/** What belongs together in a month, or stands alone. */
export interface BankTruthGroup {
  period: string
  class: BankClass
  /** Who has only what the two sides say can know it. */
  identifiable: boolean
  /** The class that it is easily taken for and is not; null for an honest one of its own. */
  decoyOf: BankClass | null
  /** Places of the lines in the month's statement, counted from 0. */
  bank: number[]
  /** Ids of the lines in the books. */
  book: string[]
}

export interface BankTruth extends BankTruthHead {
  groups: BankTruthGroup[]
}

/** Writes the truth group by group, as there may be a million of them. */
export class BankTruthWriter {
  readonly #file: number
  #text: string

  constructor(path: string, head: BankTruthHead) {
    this.#file = openSync(path, 'wx')
    this.#text = `${JSON.stringify(head)}\n`
  }

  add({ period, class: name, identifiable, decoyOf, bank, book }: BankTruthGroup): void {
    this.#text += `${JSON.stringify([period, name, identifiable, decoyOf, bank, book])}\n`
    if (this.#text.length > 1 << 14) this.#flush()
  }

  close(): void {
    this.#flush()
    closeSync(this.#file)
  }

  #flush(): void {
    writeSync(this.#file, this.#text)
    this.#text = ''
  }
}

/* oxlint-disable typescript/no-unsafe-type-assertion -- only the generator writes this file */

type Row = [string, BankClass, boolean, BankClass | null, number[], string[]]

export function readBankTruth(path: string): BankTruth {
  const [head = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const groups = rows.map((row) => {
    const [period, name, identifiable, decoyOf, bank, book] = JSON.parse(row) as Row
    return { period, class: name, identifiable, decoyOf, bank, book }
  })
  return { ...(JSON.parse(head) as BankTruthHead), groups }
}
