import { lengthText } from '../parts/moments.ts'

/** A length of time as steps take it: milliseconds below a second. */
export function tookText(milliseconds: number): string {
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : lengthText(milliseconds)
}
