import type { Draws } from '../../random.ts'
import type { Difficulty } from '../scene.ts'

/** Shares of payments that say nothing of the document they are for. */
const unsaid: Readonly<Record<Difficulty, number>> = { 1: 0, 2: 0.35, 3: 0.6 }

export interface Wording {
  readonly reference: string
  readonly text: string
  /** What it is for can be read from it. */
  readonly says: boolean
}

/** What a bank line says of the documents it is for. */
export function wordingOf(documents: readonly string[], difficulty: Difficulty, draws: Draws): Wording {
  const says = documents.length > 0 && !draws.chance(unsaid[difficulty])
  const customer = `KD ${draws.integer(10_000, 99_999)}`
  const date = `${String(draws.integer(1, 28)).padStart(2, '0')}.${String(draws.integer(1, 12)).padStart(2, '0')}.26`
  if (!says)
    return {
      says,
      reference: '',
      text: draws.pick(['', customer, `RECHNUNG VOM ${date}`, 'ZAHLUNG', `VIELEN DANK ${customer}`, `INVOICE ${date}`]),
    }
  const named = documents.map((document) => written(document, difficulty, draws)).join(draws.pick([' ', ', ', ' + ']))
  const isField = documents.length === 1 && draws.chance(0.4)
  const text = draws.pick([
    named,
    `RE ${named}`,
    `${named} ${customer}`,
    `INV ${named} VOM ${date}`,
    `${customer} ${named}`,
  ])
  return { says, reference: isField ? (documents[0] ?? '') : '', text: isField ? customer : text }
}

/** People write numbers with signs between, and in small letters. */
function written(document: string, difficulty: Difficulty, draws: Draws): string {
  if (difficulty === 1 || draws.chance(0.7)) return document
  return draws.chance(0.5) ? document.toLowerCase() : `${document.slice(0, 3)}-${document.slice(3)}`
}
