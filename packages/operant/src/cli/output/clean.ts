/**
 * Text that a terminal shows as it is: control characters, and those that turn the direction of writing, could hide or
 * forge what a person is asked to decide.
 */
export function clean(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F]/gu, '\uFFFD')
}
