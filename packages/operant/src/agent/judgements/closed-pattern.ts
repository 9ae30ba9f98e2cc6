/** A pattern of an identifier that a model gave, as code looks for it; or why no words must be found with it. */
export type ClosedPattern =
  | { readonly kind: 'closed'; readonly pattern: RegExp }
  | { readonly kind: 'open'; readonly problem: string }

/** Longest identifier that is found. */
export const longestId = 40
/** Most letters in a row that a pattern may leave open: more make words. */
const mostLetters = 8

const piece =
  /^(?:\[((?:A-Z|a-z|0-9|\\d)+)\]|(\\d)|([A-Za-z0-9])|\\?([_:#/.-]))(?:\{(\d{1,2})(?:,(\d{1,2}))?\}|([?+]))?/

/**
 * Reads a pattern such as `A-[0-9]{4}`: letters, digits and `- _ / : # .`, classes of them, and how often. Anything that
 * could find words, such as `.*` or a space, is refused.
 */
export function closedPattern(given: string): ClosedPattern {
  let rest = given.replace(/^\^/, '').replace(/\$$/, '')
  let source = ''
  let most = 0
  if (rest === '') return open('it finds nothing')
  while (rest !== '') {
    const match = piece.exec(rest)
    if (!match) return open(`"${rest}" is not understood: write letters, digits, [A-Z], [0-9], {2}, {2,6}, + and ?`)
    const [whole, set, digit, letter, mark = '', least, upTo, sign] = match
    if (mark === '.' && !whole.startsWith('\\')) return open('"." stands for anything: write \\. for a dot')
    const one = set === undefined ? (digit ?? letter ?? escaped(mark)) : `[${set}]`
    const times = Number(upTo ?? least ?? (sign === '+' ? longestId : 1))
    const wordy = set !== undefined && /[a-z]-|A-Z/.test(set) && !/0-9|\\d/.test(set)
    if (wordy && times > mostLetters) return open(`more than ${mostLetters} letters in a row make words`)
    source += `${one}${quantifier(least, upTo, sign)}`
    most += sign === '+' ? 1 : times
    rest = rest.slice(whole.length)
  }
  if (most > longestId) return open(`it finds more than ${longestId} characters`)
  return { kind: 'closed', pattern: new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'gu') }
}

function open(problem: string): ClosedPattern {
  return { kind: 'open', problem }
}

function escaped(mark: string): string {
  return mark === '.' || mark === '/' ? `\\${mark}` : mark
}

function quantifier(least: string | undefined, most: string | undefined, sign: string | undefined): string {
  if (sign === '+') return `{1,${longestId}}`
  if (least === undefined) return sign ?? ''
  return most === undefined ? `{${least}}` : `{${least},${most}}`
}
