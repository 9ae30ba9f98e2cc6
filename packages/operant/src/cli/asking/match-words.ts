/** How words fit a wording such as `Resolve ticket {ticket}`: the words of each input, and how many were misspelt. */
export interface WordMatch {
  readonly inputs: Readonly<Record<string, string>>
  readonly slips: number
}

const fillers = new Set([
  'a',
  'an',
  'the',
  'please',
  'my',
  'our',
  'this',
  'that',
  'now',
  'number',
  'no',
  'nr',
  'of',
  'for',
])

/**
 * The ways in which `said` can be read as `wording`, whatever the case, filler words, punctuation at the end and small
 * misspellings. An input takes one word or more.
 */
export function matchWords(wording: string, said: string): readonly WordMatch[] {
  const pattern = wording.split(/\s+/).filter((word) => isInput(word) || !isFiller(word))
  const words = said
    .trim()
    .replace(/[.!?]+$/, '')
    .split(/\s+/)
  return align(pattern, words)
}

function align(pattern: readonly string[], words: readonly string[], first = true): readonly WordMatch[] {
  const [wanted, ...others] = pattern
  if (wanted === undefined) return words.every(isFiller) ? [{ inputs: {}, slips: 0 }] : []
  const [word, ...rest] = words
  if (word === undefined) return []
  const skipped = isFiller(word) ? align(pattern, rest, first) : []
  if (isInput(wanted)) return [...skipped, ...inputMatches(wanted, others, words)]
  const slips = slipsOf(bare(wanted), bare(word))
  const taken = slips === undefined ? [] : slower(align(others, rest, false), slips)
  // "Resolve 4711" for "Resolve ticket {ticket}": any word but the first may be left out.
  const leftOut = first ? [] : slower(align(others, words, false), omission)
  return [...taken, ...skipped, ...leftOut]
}

const omission = 3

function slower(matches: readonly WordMatch[], slips: number): readonly WordMatch[] {
  return matches.map((match) => ({ ...match, slips: match.slips + slips }))
}

function inputMatches(wanted: string, others: readonly string[], words: readonly string[]): readonly WordMatch[] {
  const { name, before, after } = inputOf(wanted)
  return words.flatMap((_, index) => {
    const said = words.slice(0, index + 1)
    const value = said
      .join(' ')
      .replace(before, '')
      .replace(after, '')
      .replaceAll(/^["'“‘#]+|["'”’,]+$/g, '')
    if (value === '') return []
    const rest = align(others, words.slice(index + 1), false)
    return slower(rest, isFiller(words[0] ?? '') ? 1 : 0).map(({ inputs, slips }) => ({
      inputs: { ...inputs, [name]: value },
      slips,
    }))
  })
}

function isInput(word: string): boolean {
  return /\{\w+\}/.test(word)
}

/** An input with what is written against it, as in `order#{order}`. */
function inputOf(word: string): { readonly name: string; readonly before: string; readonly after: string } {
  const [, before = '', name = '', after = ''] = /^(.*?)\{(\w+)\}(.*)$/.exec(word) ?? []
  return { name, before, after }
}

function bare(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function isFiller(word: string): boolean {
  return fillers.has(bare(word))
}

/** How many letters differ (two that changed places are one slip), where that is few enough for the same word. */
function slipsOf(meant: string, said: string): number | undefined {
  if (meant === said) return 0
  const most = meant.length >= 8 ? 2 : meant.length >= 4 ? 1 : 0
  const distance = Math.abs(meant.length - said.length) > most ? Infinity : editDistance(meant, said)
  return distance <= most ? distance : undefined
}

function editDistance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, index) => index)]
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? Infinity
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    rows.push(next)
    for (let j = 1; j <= other.length; j++) {
      const changed = cell(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1)
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? cell(i - 2, j - 2) + 1 : Infinity
      next.push(Math.min(changed, swapped, cell(i - 1, j) + 1, cell(i, j - 1) + 1))
    }
  }
  return cell(one.length, other.length)
}
