const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu
const MARKS = /\p{M}+/gu
const APOSTROPHES = /['’]/g
const SHORTEST_GRAM = 3
const LONGEST_GRAM = 5

/**
 * The words of a text: lower case, without accents, apostrophes dropped ("hasn't" and "hasnt" are one word),
 * every digit written as 0, so that "2 weeks" and "3 weeks" are alike.
 */
export const wordsOf = (text: string): string[] =>
  (text.normalize('NFKD').replace(MARKS, '').toLowerCase().match(WORD) ?? []).map((word) =>
    word.replace(APOSTROPHES, '').replace(/\p{N}/gu, '0'),
  )

const addGrams = (word: string, into: Map<string, number>): void => {
  const padded = ` ${word} `
  for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size += 1) {
    for (let start = 0; start + size <= padded.length; start += 1) {
      count(`c:${padded.slice(start, start + size)}`, into)
    }
  }
}

const count = (token: string, into: Map<string, number>): void => {
  into.set(token, (into.get(token) ?? 0) + 1)
}

/** What a text is made of, with how often each occurs: words (`w:`), pairs of neighbouring words (`b:`), 3 to 5 characters within a word and its edges (`c:`). */
export const tokenCounts = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  let previous: string | undefined
  for (const word of wordsOf(text)) {
    count(`w:${word}`, counts)
    if (previous !== undefined) count(`b:${previous} ${word}`, counts)
    addGrams(word, counts)
    previous = word
  }
  return counts
}
