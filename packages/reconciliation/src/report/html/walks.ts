import { shownAmount, shownChange, shownCount } from '../amounts.ts'
import type { Report, Walk } from '../contents/report.ts'
import { barCell, type Bar } from './bars.ts'
import { markup, type Markup } from './markup.ts'

/** How both balances come to the same: each begins with what it says, and each step leads it on. */
export function walks(report: Report): Markup {
  const { bank, book, currency } = report
  const scale = scaleOf([bank, book])
  return markup`<div class="wide" tabindex="0" role="region" aria-label="The proof">
<table class="walk">
<thead><tr><th scope="col">From closing to adjusted balance</th><th scope="col" class="scale"><span>${shownAmount(scale.least, currency)}</span><span>${shownAmount(scale.most, currency)}</span></th><th scope="col" class="number">${currency}</th></tr></thead>
${walkRows('Bank statement', 'Adjusted bank balance', bank, scale, currency)}
${walkRows('Books', 'Adjusted book balance', book, scale, currency)}
</table>
</div>`
}

interface Scale {
  readonly least: number
  readonly most: number
  at(minor: number): number
}

function scaleOf(all: readonly Walk[]): Scale {
  const points = all.flatMap(({ closingMinor, steps, adjustedMinor }) => {
    let at = closingMinor
    return [closingMinor, adjustedMinor, ...steps.map(({ minor }) => (at += minor))]
  })
  const [least, most] = [Math.min(...points), Math.max(...points)]
  // Room on both sides, for marks at the ends.
  return { least, most, at: (minor) => (most === least ? 500 : 15 + ((minor - least) / (most - least)) * 970) }
}

function walkRows(first: string, last: string, walk: Walk, scale: Scale, currency: string): Markup {
  const guide: Bar = { from: scale.at(walk.adjustedMinor), to: scale.at(walk.adjustedMinor), look: 'guide' }
  const mark = (minor: number): Bar => ({ from: scale.at(minor) - 4, to: scale.at(minor) + 4, look: 'mark' })
  let at = walk.closingMinor
  const steps = walk.steps.map(({ title, count, minor }) => {
    const from = at
    at += minor
    const bar: Bar = { from: scale.at(from), to: scale.at(at), look: minor > 0 ? 'up' : 'down' }
    return markup`<tr><th scope="row">${title}${count > 1 && markup` <span class="muted">(${shownCount(count)})</span>`}</th><td>${barCell([guide, bar])}</td><td class="number">${shownChange(minor, currency)}</td></tr>
`
  })
  return markup`<tbody>
<tr class="strong"><th scope="row">${first}, closing balance</th><td>${barCell([guide, mark(walk.closingMinor)])}</td><td class="number">${shownAmount(walk.closingMinor, currency)}</td></tr>
${steps}<tr class="strong total"><th scope="row">${last}</th><td>${barCell([mark(walk.adjustedMinor)])}</td><td class="number">${shownAmount(walk.adjustedMinor, currency)}</td></tr>
</tbody>`
}
