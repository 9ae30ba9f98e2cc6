import { dayText } from '../../statements/days.ts'
import { shownAmount, shownChange } from '../amounts.ts'
import type { Cut, LineRow, MatchRow } from '../contents/report.ts'
import { shortly } from '../shown-text.ts'
import { markup, type Markup } from './markup.ts'
import { cutNote, wideTable } from './tables.ts'

/** What was found to be the same, and why. */
export function matchTable(matches: Cut<MatchRow>, currency: string): Markup {
  return markup`${wideTable(
    'Matched',
    markup`<thead><tr><th scope="col">Group</th><th scope="col" class="side">At the bank</th><th scope="col" class="side">In the books</th><th scope="col" class="number">${currency}</th><th scope="col">Why</th></tr></thead>`,
    matches.rows.map(
      (match) =>
        markup`<tr><th scope="row">${match.group}</th><td>${linesOf(match.bank, currency)}</td><td>${linesOf(match.book, currency)}</td><td class="number">${shownAmount(sumOf(match.bank), currency)}${match.differenceMinor !== 0 && markup`<div class="muted">difference ${shownChange(match.differenceMinor, currency)}</div>`}</td><td class="words">${shortly(match.explanation, 400)}</td></tr>
`,
    ),
  )}${cutNote(matches, 'the first', 'lines.csv')}`
}

/** A group may have very many lines: the first few say what it is. */
const most = 6

function linesOf(lines: readonly LineRow[], currency: string): Markup {
  const shown = lines.slice(0, most)
  return markup`${shown.map(
    ({ name, day, minor, party }) =>
      markup`<div class="line">${shortly(name, 40)} <span class="muted"><span class="day">${dayText(day)}</span>${lines.length > 1 && ` · ${shownAmount(minor, currency)}`}${party !== '' && ` · ${shortly(party, 40)}`}</span></div>`,
  )}${lines.length > most && markup`<div class="muted">and ${lines.length - most} more</div>`}`
}

function sumOf(lines: readonly LineRow[]): number {
  return lines.reduce((sum, { minor }) => sum + minor, 0)
}
