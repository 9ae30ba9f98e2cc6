import { editDistance } from '../facts/edit-distance.ts'
import { isKnown } from './lexicon.ts'

/** How a word was written otherwise than it is meant. `sure` where only a slip of the finger explains it. */
export interface Slip {
  readonly cost: number
  readonly sure: boolean
}

const exact: Slip = { cost: 0, sure: true }

/**
 * Whether `said` is `meant`: the same word, its plural, or a misspelling. Never where it is a word of its own: `change`
 * is no misspelt `charge`, and `deactivate` none of `activate`.
 */
export function spelt(meant: string, said: string, isWord: (word: string) => boolean = () => false): Slip | undefined {
  if (meant === said || plurals(meant).includes(said) || plurals(said).includes(meant)) return exact
  if (meant.length < 4 || said.length < 4 || isKnown(said) || isWord(said)) return undefined
  if (/(ed|d|ing)$/.test(said) && isInflected(meant, said)) return { cost: 2, sure: false }
  const before = swapped(meant, said)
  if (before) return { cost: 1, sure: true }
  if (meant[0] !== said[0] || meant.at(-1) !== said.at(-1)) return undefined
  const distance = editDistance(meant, said)
  if (distance === 1)
    return { cost: meant.length === said.length ? 2 : 1, sure: meant.length !== said.length && meant.length >= 5 }
  return distance === 2 && meant.length >= 8 ? { cost: 2, sure: false } : undefined
}

function plurals(word: string): readonly string[] {
  return [`${word}s`, `${word}es`, ...(word.endsWith('y') ? [`${word.slice(0, -1)}ies`] : [])]
}

function isInflected(meant: string, said: string): boolean {
  const stem = meant.replace(/e$/, '')
  return [`${meant}d`, `${meant}ed`, `${stem}ed`, `${stem}ing`, `${meant}ing`].includes(said)
}

/** Two letters that changed places. */
function swapped(meant: string, said: string): boolean {
  if (meant.length !== said.length) return false
  const at = meant.split('').findIndex((letter, index) => letter !== said[index])
  return `${meant.slice(0, at)}${meant[at + 1] ?? ''}${meant[at] ?? ''}${meant.slice(at + 2)}` === said
}
