import { shownCount } from '../amounts.ts'
import type { Cut } from '../contents/report.ts'
import { markup, type Markup } from './markup.ts'

/** A table that is moved sideways where the page is narrower, by keyboard too. */
export function wideTable(label: string, head: Markup, rows: readonly Markup[]): Markup {
  return markup`<div class="wide" tabindex="0" role="region" aria-label="${label}">
<table class="list">
${head}
<tbody>
${rows}</tbody>
</table>
</div>`
}

/** Says where a list was cut, and where the whole is. */
export function cutNote({ rows, of }: Cut<unknown>, which: string, file: string): Markup | false {
  return (
    of > rows.length &&
    markup`<p class="note">These are ${which} ${shownCount(rows.length)} of ${shownCount(of)}; all of them are in ${file}.</p>`
  )
}
