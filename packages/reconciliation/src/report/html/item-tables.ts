import { shownChange, shownCount } from '../amounts.ts'
import type { Cut, ItemRow, JournalRow } from '../contents/report.ts'
import { shortly } from '../shown-text.ts'
import { dayText } from '../../statements/days.ts'
import { cutNote, wideTable } from './tables.ts'
import { markup, type Markup } from './markup.ts'

/** What people look at: whose it is, what is likely behind it, and what is proposed. */
export function exceptionTable(items: Cut<ItemRow>, currency: string): Markup {
  return markup`${wideTable(
    'Exceptions',
    markup`<thead><tr><th scope="col">Item</th><th scope="col">Since</th><th scope="col">Party and reference</th><th scope="col" class="number">${currency}</th><th scope="col">Likeliest cause</th><th scope="col">With</th></tr></thead>`,
    items.rows.map(
      (item) =>
        markup`<tr><th scope="row">${item.title}<div class="muted">${item.number}</div></th>${sinceCell(item)}${whoCell(item)}<td class="number">${shownChange(item.minor, currency)}</td><td class="words">${shortly(item.cause, 400)}${item.proposal !== '' && markup`<div class="proposal">${shortly(item.proposal, 400)}</div>`}</td><td><span class="tag">${item.owner}</span></td></tr>
`,
    ),
  )}${cutNote(items, 'the largest', 'items.csv')}`
}

export function carriedTable(items: Cut<ItemRow>, currency: string): Markup {
  return markup`${wideTable(
    'Carried forward',
    markup`<thead><tr><th scope="col">Item</th><th scope="col">Since</th><th scope="col">Party and reference</th><th scope="col" class="number">${currency}</th><th scope="col">Followed</th></tr></thead>`,
    items.rows.map(
      (item) =>
        markup`<tr><th scope="row">${item.title}<div class="muted">${item.number}</div></th>${sinceCell(item)}${whoCell(item)}<td class="number">${shownChange(item.minor, currency)}</td><td>${item.carriedBefore ? 'since an earlier month' : 'new this month'}</td></tr>
`,
    ),
  )}${cutNote(items, 'the oldest', 'items.csv')}`
}

export function postedTable(items: Cut<ItemRow>, currency: string): Markup {
  return markup`${wideTable(
    'What was posted',
    markup`<thead><tr><th scope="col">Item</th><th scope="col">Since</th><th scope="col">Party and reference</th><th scope="col" class="number">${currency}</th><th scope="col">Code</th><th scope="col">Journal</th></tr></thead>`,
    items.rows.map(
      (item) =>
        markup`<tr><th scope="row">${item.title}<div class="muted">${item.number}</div></th>${sinceCell(item)}${whoCell(item)}<td class="number">${shownChange(item.minor, currency)}</td><td>${item.code}</td><td>${item.journal}</td></tr>
`,
    ),
  )}${cutNote(items, 'the largest', 'items.csv')}`
}

export function journalTable(journals: Cut<JournalRow>, currency: string): Markup {
  return markup`${wideTable(
    'Journals',
    markup`<thead><tr><th scope="col">Journal</th><th scope="col">Code</th><th scope="col">Against account</th><th scope="col">Day</th><th scope="col" class="number">Lines</th><th scope="col" class="number">${currency}</th><th scope="col">Standing</th></tr></thead>`,
    journals.rows.map(
      (journal) =>
        markup`<tr><th scope="row">${journal.number}</th><td>${journal.code}</td><td>${journal.account}</td><td class="day">${dayText(journal.day)}</td><td class="number">${shownCount(journal.lines)}</td><td class="number">${shownChange(journal.totalMinor, currency)}</td><td><span class="tag ${journal.standing === 'posted' ? 'good' : 'open'}">${journal.standing}</span></td></tr>
`,
    ),
  )}${cutNote(journals, 'the first', 'items.csv')}`
}

function sinceCell({ day, age }: ItemRow): Markup {
  return markup`<td class="day">${dayText(day)}<div class="muted">${age === 0 ? 'the last day' : age === 1 ? '1 day' : `${shownCount(age)} days`}</div></td>`
}

function whoCell({ party, reference, names }: ItemRow): Markup {
  const shown = names.slice(0, 4).map((name) => shortly(name, 40))
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : ''
  return markup`<td class="who">${shortly(party, 60)}${party !== '' && markup`<br />`}<span class="muted">${shortly([reference, ...shown].filter((one) => one !== '').join(' · '), 140)}${more}</span></td>`
}
