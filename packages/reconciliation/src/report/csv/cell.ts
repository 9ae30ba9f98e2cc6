/** One line of a file of values (RFC 4180), with its end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`
}

/**
 * A text of somebody else as one cell. Spreadsheets take what begins with one of these characters for a formula, and run
 * it: an apostrophe before it keeps it a text.
 */
export function csvText(text: string): string {
  const plain = text.toWellFormed().replaceAll('\0', '')
  const safe = /^[\s\uFEFF]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(plain) ? `'${plain}` : plain
  return /[",\r\n;\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}
