/** How often each token occurs in a text. */
export type TokenCounts = ReadonlyMap<string, number>

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu
const ACCENT = /\p{M}+/gu
const SHORTEST_GRAM = 3
const LONGEST_GRAM = 5
const LONGEST_WORD = 40

/**
 * The words of a text: lower case, without accents, apostrophes dropped ("hasn't" and "hasnt" are one word), every
 * digit written as 0 ("2 weeks" and "3 weeks" are alike), cut after 40 characters.
 */
export const wordsOf = (text: string): string[] =>
  (text.normalize('NFKD').replace(ACCENT, '').toLowerCase().match(WORD) ?? []).map((word) =>
    word.replace(/['’]/g, '').replace(/\p{N}/gu, '0').slice(0, LONGEST_WORD),
  )

/**
 * What a text is made of: its words (`w:`), pairs of neighbouring words (`b:`), and runs of 3 to 5 characters within
 * a word and its edges (`c:`), which survive typing errors.
 */
export const tokenCounts = (text: string): TokenCounts => {
  const counts = new Map<string, number>()
  const add = (token: string): void => {
    counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  let previous: string | undefined
  for (const word of wordsOf(text)) {
    add(`w:${word}`)
    if (previous !== undefined) add(`b:${previous} ${word}`)
    for (const gram of gramsOf(word)) add(`c:${gram}`)
    previous = word
  }
  return counts
}

const gramsOf = (word: string): string[] => {
  const padded = ` ${word} `
  const grams: string[] = []
  for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size += 1)
    for (let start = 0; start + size <= padded.length; start += 1) grams.push(padded.slice(start, start + size))
  return grams
}
