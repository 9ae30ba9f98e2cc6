import { longestField, refuseTooLong } from './field-length.ts'

/** The lines of a text that comes in pieces, however they end; one that is too long is refused before it is kept. */
export async function* textLines(
  chunks: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<readonly [number, string]> {
  let rest = ''
  let number = 0
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      number += 1
      refuseTooLong(line.length, { at: `line ${number}`, field: '' })
      yield [number, line]
    }
    if (rest.length > longestField) refuseTooLong(rest.length, { at: `line ${number + 1}`, field: '' })
  }
  if (rest !== '') yield [number + 1, rest.replace(/\r$/, '')]
}
