import { shownAmount, shownCount } from '../amounts.ts'
import type { AgeBand, Tally } from '../contents/report.ts'
import { stackedBars } from './bars.ts'
import { markup, type Markup } from './markup.ts'

export interface TallyTable {
  readonly caption: string
  readonly of: string
  readonly currency: string
  readonly tallies: readonly Tally[]
  /** What the bars show. */
  readonly by: 'count' | 'minor'
}

/** A bar for each, with its figures. */
export function tallyTable({ caption, of, currency, tallies, by }: TallyTable): Markup {
  const most = Math.max(...tallies.map((tally) => Math.abs(tally[by])), 1)
  return markup`<table class="tallies">
<caption>${caption}</caption>
<thead><tr><th scope="col">${of}</th><td class="chart"></td><th scope="col" class="number">Number</th><th scope="col" class="number">${currency}</th></tr></thead>
<tbody>
${tallies.map(
  (tally) =>
    markup`<tr><th scope="row">${tally.title}</th><td class="chart">${stackedBars([{ size: Math.abs(tally[by]), look: 'first' }], most)}</td><td class="number">${shownCount(tally.count)}</td><td class="number">${shownAmount(tally.minor, currency)}</td></tr>
`,
)}</tbody>
</table>`
}

/** What is open, by how long it has been. */
export function ageTable(ages: readonly AgeBand[], currency: string): Markup {
  const most = Math.max(...ages.map(({ carried, exceptions }) => carried.minor + exceptions.minor))
  return markup`<table class="tallies">
<caption>Open by age at the end of the statement</caption>
<thead><tr><th scope="col">Age</th><td class="chart"><span class="key first"></span>carried <span class="key second"></span>with people</td><th scope="col" class="number">Number</th><th scope="col" class="number">${currency}</th></tr></thead>
<tbody>
${ages.map(
  ({ title, carried, exceptions }) =>
    markup`<tr><th scope="row">${title}</th><td class="chart">${stackedBars(
      [
        { size: carried.minor, look: 'first' },
        { size: exceptions.minor, look: 'second' },
      ],
      most,
    )}</td><td class="number">${shownCount(carried.count + exceptions.count)}</td><td class="number">${shownAmount(carried.minor + exceptions.minor, currency)}</td></tr>
`,
)}</tbody>
</table>`
}
