import { NotAsPromised } from './language/value.ts'

/**
 * Whether a value is a text that somebody dictated with places to be filled in, in quotes and with the places in
 * braces (`call it "Dinner at {restaurant}"`), each filled with one of `fillings`, the same name with the same one.
 */
export function isFilledFrom(value: unknown, dictation: unknown, fillings: unknown): boolean {
  if (typeof dictation !== 'string') throw new NotAsPromised('the record holds no text that can be looked at')
  if (!Array.isArray(fillings)) throw new NotAsPromised('the record holds no list')
  if (typeof value !== 'string') return false
  const words = fillings.filter((one): one is string => typeof one === 'string' && one.trim() !== '')
  const normal = words.map((one) => one.normalize('NFC'))
  return templatesIn(dictation.normalize('NFC')).some((parts) =>
    fills(parts, value.normalize('NFC'), normal, new Map()),
  )
}

interface Part {
  readonly kind: 'words' | 'place'
  readonly text: string
}

/** Quotes, not apostrophes: nothing of a word stands before the first one or after the last. */
const quoted = new RegExp(
  [
    `'([^'{}]*\\{\\w+\\}[^']*)'`,
    `"([^"{}]*\\{\\w+\\}[^"]*)"`,
    '“([^“”{}]*\\{\\w+\\}[^“”]*)”',
    '‘([^‘’{}]*\\{\\w+\\}[^‘’]*)’',
  ]
    .map((pair) => `(?<![\\p{L}\\p{N}])${pair}(?![\\p{L}\\p{N}])`)
    .join('|'),
  'gu',
)

function templatesIn(text: string): readonly (readonly Part[])[] {
  return [...text.matchAll(quoted)].map((match) => {
    const template = match.slice(1).find((one) => one !== undefined) ?? ''
    return template.split(/(\{\w+\})/).flatMap((piece): Part[] => {
      if (piece === '') return []
      return [{ kind: /^\{\w+\}$/.test(piece) ? 'place' : 'words', text: piece }]
    })
  })
}

/** Whether what is left of a text is what is left of a template, its places filled. */
function fills(
  [part, ...rest]: readonly Part[],
  text: string,
  fillings: readonly string[],
  chosen: ReadonlyMap<string, string>,
): boolean {
  if (!part) return text === ''
  if (part.kind === 'words')
    return text.startsWith(part.text) && fills(rest, text.slice(part.text.length), fillings, chosen)
  const before = chosen.get(part.text)
  return (before === undefined ? fillings : [before]).some(
    (one) =>
      text.startsWith(one) && fills(rest, text.slice(one.length), fillings, new Map([...chosen, [part.text, one]])),
  )
}
