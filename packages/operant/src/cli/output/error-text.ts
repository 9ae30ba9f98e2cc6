import { isFrameLine } from '../../project/error-place.ts'
import { wrap } from './wrap.ts'

/**
 * What a command that failed prints. In a terminal of `width` columns sentences are broken between words; code and
 * commands to copy, which are indented, stay as they are.
 */
export function errorText(message: string, width: number | undefined): string {
  return inLines(`operant: ${message}`, width)
}

/** The same for a message that stands elsewhere. */
export function inLines(message: string, width: number | undefined): string {
  if (width === undefined) return message
  return message
    .split('\n')
    .flatMap((line) =>
      line.startsWith(' ') || isFrameLine(line)
        ? [line]
        : wrap([line], { width, indent: 0, hang: 2, paint: (_look, text) => text }),
    )
    .join('\n')
}
