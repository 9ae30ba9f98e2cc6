/** A word as it was typed, with its place. */
export interface Token {
  /** As it stands, quotation marks and what ends a sentence left out. */
  readonly text: string
  /** Letters and digits in lower case. */
  readonly word: string
  readonly start: number
  readonly end: number
  /** In quotation marks: never anything but a value. */
  readonly quoted: boolean
  /** Followed by what ends a part of a sentence. */
  readonly stops: boolean
}

const pattern = /"([^"]*)"|“([^”]*)”|(?<![\p{L}\p{N}])'([^']*)'(?![\p{L}\p{N}])|[^\s"“”]+/gu

/** The words of a text. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(pattern)].flatMap((match): readonly Token[] => {
    const start = match.index
    const quoted = match[1] ?? match[2] ?? match[3]
    const end = start + match[0].length
    if (quoted !== undefined)
      return [
        { text: quoted, word: bare(quoted), start, end, quoted: true, stops: /^\s*[,;:.!?]/.test(text.slice(end)) },
      ]
    return split(match[0], start)
  })
}

function split(raw: string, start: number): readonly Token[] {
  const parts = /^(.+?)(n['’]t|(?<=^(?:what|where|who|how|that|it|there))['’]s)([,;:.!?]*)$/i.exec(raw)
  if (parts) {
    const [, head = '', tail = '', rest = ''] = parts
    const word = /^n/i.test(tail) ? 'not' : 'is'
    const middle = start + head.length
    return [
      { text: head, word: bare(head), start, end: middle, quoted: false, stops: false },
      { text: tail, word, start: middle, end: middle + tail.length, quoted: false, stops: rest !== '' },
    ]
  }
  // "4711,4712" are two; "1,000" is one number.
  const comma = /^([^,;]*[^\d,;])([,;])(.+)$|^(\D*\d+)([,;])(\d{4,}.*|\D.*)$/.exec(raw)
  const first = comma?.[1] ?? comma?.[4]
  if (comma && first !== undefined) {
    const rest = comma[3] ?? comma[6] ?? ''
    const from = start + raw.length - rest.length
    return [...split(`${first},`, start).map((one) => ({ ...one, end: from })), ...split(rest, from)]
  }
  const text = raw.replace(/^[([]+/, '').replace(/[\])]*[,;:.!?]*[\])]*$/, '')
  if (text === '') return []
  const stops = /[,;:.!?]$/.test(raw)
  const end = start + raw.replace(/[,;:.!?]+$/, '').length
  return [{ text, word: bare(text), start, end, quoted: false, stops }]
}

/** Letters and digits in lower case. */
export function bare(text: string): string {
  return text
    .replace(/['’]s$/, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
