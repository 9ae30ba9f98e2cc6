import { markup, type Markup } from './markup.ts'

/** What is drawn in the cell of a table: in parts of a thousand from the left. */
export interface Bar {
  readonly from: number
  readonly to: number
  readonly look: 'up' | 'down' | 'first' | 'second' | 'mark' | 'guide'
}

/** Too narrow a bar would not be seen. */
const least = 4

/** Bars of one row. They only show what the row says in figures: whoever cannot see them misses nothing. */
export function barCell(bars: readonly Bar[]): Markup {
  return markup`<svg class="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">${bars.map(drawn)}</svg>`
}

function drawn({ from, to, look }: Bar): Markup {
  const [left, right] = [Math.min(from, to), Math.max(from, to)]
  const width = Math.max(right - left, least)
  const x = Math.min(Math.max(0, right - left < least ? (left + right - width) / 2 : left), 1000 - width)
  const [y, height] = look === 'guide' || look === 'mark' ? [0, 20] : [4, 12]
  return markup`<rect class="${look}" x="${x.toFixed(1)}" y="${y}" width="${(look === 'guide' ? 2 : width).toFixed(1)}" height="${height}"/>`
}

/** Bars that begin at the left, one after the other, where `most` fills the row. */
export function stackedBars(
  parts: readonly { readonly size: number; readonly look: Bar['look'] }[],
  most: number,
): Markup {
  let from = 0
  const bars: Bar[] = []
  for (const { size, look } of parts) {
    if (size === 0) continue
    const to = from + Math.max(least, (size / Math.max(most, 1)) * 1000)
    bars.push({ from, to: Math.min(to, 1000), look })
    from = to
  }
  return barCell(bars)
}
