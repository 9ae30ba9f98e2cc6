import { dayText } from '../../statements/days.ts'
import { shownAmount, shownChange, shownCount } from '../amounts.ts'
import type { Cut, ItemRow, Report, Standings, Walk } from '../contents/report.ts'
import { markdownTable, markdownText, type Column } from './markdown-text.ts'

/** The same report as text: for a mail, a ticket, or whoever reads without a browser. */
export function markdownReport(report: Report): string {
  const { told, currency, statement } = report
  return `${[
    `# Reconciliation of ${markdownText(told.accountTitle)}, ${told.period}`,
    [
      `${markdownText(told.company)}, account ${markdownText(report.account)}`,
      ...(statement.number === '' ? [] : [`statement ${markdownText(statement.number)}`]),
      `${dayText(statement.from)} to ${dayText(statement.to)}, in ${currency}.`,
    ].join(', '),
    verdict(report),
    lineTable(report),
    '## The proof',
    walkTable(report.bank, ['Bank statement, closing balance', 'Adjusted bank balance'], currency),
    walkTable(report.book, ['Books, closing balance', 'Adjusted book balance'], currency),
    `## Exceptions (${shownCount(report.exceptions.of)})`,
    ...exceptions(report),
    `## Carried forward (${shownCount(report.carried.of)})`,
    ...carried(report),
    `## Posted (${shownCount(report.posted.of)})`,
    ...journals(report),
    `## Matched (${shownCount(report.matched.of)} groups)`,
    ...matched(report),
    '## Sources',
    sources(report),
  ].join('\n\n')}\n`
}

function verdict({ ties, bank, book, currency }: Report): string {
  const [one, other] = [shownAmount(bank.adjustedMinor, currency), shownAmount(book.adjustedMinor, currency)]
  return ties
    ? `**It ties to the cent.** Adjusted bank and adjusted books are both ${one} ${currency}.`
    : `**It does not tie.** Adjusted bank ${one}, adjusted books ${other}: ${shownAmount(Math.abs(bank.adjustedMinor - book.adjustedMinor), currency)} ${currency} apart.`
}

function number(title: string): Column {
  return { title, isNumber: true }
}

function lineTable({ lines }: Report): string {
  return markdownTable(
    [{ title: 'Lines' }, ...['All', 'Matched', 'Posted', 'Carried', 'With people'].map(number)],
    [
      ['At the bank', ...standingCells(lines.bank)],
      ['In the books', ...standingCells(lines.book)],
    ],
  )
}

function standingCells(of: Standings): readonly string[] {
  return [of.all, of.matched, of.posted, of.carried, of.exception].map(shownCount)
}

function walkTable(walk: Walk, [first, last]: readonly [string, string], currency: string): string {
  return markdownTable(
    [{ title: first }, number(shownAmount(walk.closingMinor, currency))],
    [
      ...walk.steps.map(({ title, count, minor }) => [
        count > 1 ? `${title} (${shownCount(count)})` : title,
        shownChange(minor, currency),
      ]),
      [`**${last}**`, `**${shownAmount(walk.adjustedMinor, currency)}**`],
    ],
  )
}

function exceptions({ exceptions: items, currency }: Report): readonly string[] {
  if (items.of === 0) return ['There are none.']
  return [
    markdownTable(
      [...itemColumns(currency), { title: 'Likeliest cause' }, { title: 'Proposed' }, { title: 'With' }],
      items.rows.map((item) => [
        ...itemCells(item, currency),
        markdownText(item.cause, 300),
        markdownText(item.proposal, 300),
        markdownText(item.owner),
      ]),
    ),
    ...cutNote(items, 'the largest', 'items.csv'),
  ]
}

function carried({ carried: items, currency }: Report): readonly string[] {
  if (items.of === 0) return ['Nothing is on its way.']
  return [
    markdownTable(
      [...itemColumns(currency), { title: 'Followed' }],
      items.rows.map((item) => [
        ...itemCells(item, currency),
        item.carriedBefore ? 'since an earlier month' : 'new this month',
      ]),
    ),
    ...cutNote(items, 'the oldest', 'items.csv'),
  ]
}

function itemColumns(currency: string): readonly Column[] {
  return [{ title: 'Item' }, { title: 'What' }, { title: 'Since' }, { title: 'Party and reference' }, number(currency)]
}

function itemCells(item: ItemRow, currency: string): readonly string[] {
  const who = [item.party, item.reference].filter((text) => text !== '').map((text) => markdownText(text, 60))
  return [item.number, item.title, dayText(item.day), who.join(', '), shownChange(item.minor, currency)]
}

function journals({ journals: list, posted, currency }: Report): readonly string[] {
  if (list.of === 0) return ['Nothing had to be posted.']
  return [
    markdownTable(
      [
        ...['Journal', 'Code', 'Against account', 'Day'].map((title) => ({ title })),
        ...['Lines', currency].map(number),
        { title: 'Standing' },
      ],
      list.rows.map((journal) => [
        markdownText(journal.number),
        markdownText(journal.code),
        markdownText(journal.account),
        dayText(journal.day),
        shownCount(journal.lines),
        shownChange(journal.totalMinor, currency),
        journal.standing,
      ]),
    ),
    ...cutNote(list, 'the first', 'items.csv'),
    `What they are made of, ${shownCount(posted.of)} ${posted.of === 1 ? 'item' : 'items'}, is in items.csv.`,
  ]
}

function matched({ rules, currency, matched: groups }: Report): readonly string[] {
  if (groups.of === 0) return ['Nothing was found to be the same.']
  return [
    markdownTable(
      [{ title: 'Rule' }, number('Groups'), number(currency)],
      rules.map(({ title, count, minor }) => [title, shownCount(count), shownAmount(minor, currency)]),
    ),
    'Each group, with why, is in lines.csv.',
  ]
}

function sources({ told }: Report): string {
  return [
    ...told.files.map(({ name, sha256 }) => `- ${markdownText(name)}: sha256 \`${sha256}\``),
    `- workpaper: sha256 \`${told.workpaper}\``,
    ...(told.prepared ? [`- prepared ${markdownText(told.prepared.at)} by ${markdownText(told.prepared.by)}`] : []),
  ].join('\n')
}

function cutNote({ rows, of }: Cut<unknown>, which: string, file: string): readonly string[] {
  return of > rows.length
    ? [`These are ${which} ${shownCount(rows.length)} of ${shownCount(of)}; all are in ${file}.`]
    : []
}
