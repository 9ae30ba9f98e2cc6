import { shortly } from '../shown-text.ts'

/** A text of somebody else in one line of Markdown: no character of it marks anything up, and no address becomes a link. */
export function markdownText(text: string, most = 120): string {
  return (
    shortly(text, most)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll(/[\\`*_{}[\]()#+!|~^=$]/g, String.raw`\$&`)
      // Readers make links of bare addresses too.
      .replaceAll(/:(?=\/\/)/g, '&#58;')
      .replaceAll('@', '&#64;')
      .replaceAll(/www(?=\.)/gi, (found) => `${found.slice(0, 2)}&#${found.charCodeAt(2)};`)
  )
}

export interface Column {
  readonly title: string
  readonly isNumber?: boolean
}

/** A table; its cells are Markdown already. */
export function markdownTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  return [
    tableLine(columns.map(({ title }) => title)),
    tableLine(columns.map(({ isNumber }) => (isNumber ? '---:' : '---'))),
    ...rows.map(tableLine),
  ].join('\n')
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
