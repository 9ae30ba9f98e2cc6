import { clean } from '../../told/clean.ts'

export type Look = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** A piece of a line: text, or text with a look. */
export type Part = string | { readonly text: string; readonly look: Look }

export const bold = (text: string): Part => ({ text, look: 'bold' })
export const dim = (text: string): Part => ({ text, look: 'dim' })
export const red = (text: string): Part => ({ text, look: 'red' })
export const green = (text: string): Part => ({ text, look: 'green' })
export const yellow = (text: string): Part => ({ text, look: 'yellow' })
export const cyan = (text: string): Part => ({ text, look: 'cyan' })

export type Paint = (look: Look, text: string) => string

interface Word {
  readonly text: string
  readonly look: Look | undefined
  readonly spaced: boolean
}

/**
 * Lines of at most `width` characters. The first begins after `indent` spaces, the others after `hang`. Words longer
 * than a line are cut.
 */
export function wrap(
  parts: readonly Part[],
  options: { readonly width: number; readonly indent: number; readonly hang: number; readonly paint: Paint },
): readonly string[] {
  const { width, indent, hang, paint } = options
  const lines: string[] = []
  let line = ' '.repeat(indent)
  let used = indent
  let empty = true
  for (const word of parts.flatMap((part) => wordsOf(part, width - hang))) {
    const space = word.spaced && !empty ? 1 : 0
    if (!empty && used + space + word.text.length > width) {
      lines.push(line)
      line = ' '.repeat(hang)
      used = hang
      empty = true
    }
    const gap = empty ? 0 : space
    line += ' '.repeat(gap) + (word.look ? paint(word.look, word.text) : word.text)
    used += gap + word.text.length
    empty = false
  }
  return [...lines, line.trimEnd()]
}

function wordsOf(part: Part, most: number): readonly Word[] {
  const text = clean(typeof part === 'string' ? part : part.text)
  const look = typeof part === 'string' ? undefined : part.look
  return [...text.matchAll(/( *)([^ ]+)|( +)$/g)].flatMap(([, space = '', word = '', end = '']) => {
    const spaced = space !== '' || end !== ''
    const pieces = word.match(new RegExp(`.{1,${Math.max(10, most)}}`, 'gu')) ?? ['']
    return pieces.map((piece, index) => ({ text: piece, look, spaced: index === 0 && spaced }))
  })
}

/** The words of parts without their looks. */
export function plain(parts: readonly Part[]): string {
  return parts.map((part) => clean(typeof part === 'string' ? part : part.text)).join('')
}
