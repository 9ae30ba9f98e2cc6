/**
 * A text of somebody else as it may be shown: control characters, and those that turn the direction of writing or cannot be
 * seen, become visible; they could forge what is read.
 */
export function shownText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '\uFFFD')
}

/** The beginning of a long text. */
export function shortly(text: string, most = 120): string {
  const shown = shownText(text.slice(0, most * 2)).trim()
  return shown.length <= most && text.length <= most * 2
    ? shown
    : `${shown
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`
}
