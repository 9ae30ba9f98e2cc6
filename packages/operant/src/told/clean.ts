/**
 * Text that a terminal shows as it is: control characters, and those that turn the direction of writing, could hide or
 * forge what a person is asked to decide.
 */
export function clean(text: string): string {
  return cleanLine(text.replaceAll(/\s+/g, ' '))
}

/** The same for a line whose spaces mean something. */
export function cleanLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F]/gu, '\uFFFD')
}
