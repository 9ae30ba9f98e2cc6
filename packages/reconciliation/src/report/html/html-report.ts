import { dayTold } from '../../statements/told.ts'
import { shownAmount, shownCount, shownShare } from '../amounts.ts'
import type { Report } from '../contents/report.ts'
import { carriedTable, exceptionTable, journalTable, postedTable } from './item-tables.ts'
import { markup, type Markup } from './markup.ts'
import { matchTable } from './match-table.ts'
import { style } from './style.ts'
import { ageTable, tallyTable } from './tallies.ts'
import { walks } from './walks.ts'

/** A page that needs nothing else: no script, no picture, no address. It may be sent, kept and printed. */
export function htmlReport(report: Report): string {
  const { told } = report
  return `<!DOCTYPE html>\n${markup`<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<meta name="color-scheme" content="light dark" />
<meta name="referrer" content="no-referrer" />
<title>Reconciliation of ${told.accountTitle}, ${told.period}</title>
${style}
</head>
<body>
<a class="skip" href="#exceptions">To what needs people</a>
<main>
${heading(report)}
${sections(report)}
</main>
</body>
</html>
`}`
}

function heading(report: Report): Markup {
  const { told, statement, currency } = report
  return markup`<header>
<p class="over">${told.company} · Bank reconciliation</p>
<h1>${told.accountTitle}, ${told.period}</h1>
<p class="muted">${inFours(report.account)}${statement.number !== '' && ` · statement ${statement.number}`} · ${dayTold(statement.from)} to ${dayTold(statement.to)} · ${currency}</p>
${verdict(report)}
${standings(report)}
<nav aria-label="Parts of this report"><a href="#proof">Proof</a> <a href="#exceptions">Exceptions</a> <a href="#carried">Carried</a> <a href="#posted">Posted</a> <a href="#matched">Matched</a> <a href="#sources">Sources</a></nav>
</header>`
}

function verdict(report: Report): Markup {
  const { ties, bank, book, currency, exceptions } = report
  if (!ties)
    return markup`<div class="verdict bad"><strong>It does not tie.</strong> Adjusted bank ${shownAmount(bank.adjustedMinor, currency)}, adjusted books ${shownAmount(book.adjustedMinor, currency)}: ${shownAmount(Math.abs(bank.adjustedMinor - book.adjustedMinor), currency)} ${currency} apart.${gap(report)}</div>`
  const left =
    exceptions.of === 0
      ? 'Nothing is left for people.'
      : `${shownCount(exceptions.of)} ${exceptions.of === 1 ? 'exception is' : 'exceptions are'} with people, each with an owner.`
  return markup`<div class="verdict good"><strong>It ties to the cent.</strong> Adjusted bank and adjusted books are both <b class="amount">${shownAmount(bank.adjustedMinor, currency)} ${currency}</b>. ${left}</div>`
}

function gap({ openingGapMinor: minor, currency }: Report): Markup | false {
  return (
    minor !== 0 &&
    markup` The opening balances differ by ${shownAmount(Math.abs(minor), currency)} ${currency} that nothing carried explains: the month before was not reconciled, or what it left open was not given.`
  )
}

/** Each line of both sides is one of four. */
function standings({ lines }: Report): Markup {
  const all = lines.bank.all + lines.book.all
  const tile = (title: string, name: 'matched' | 'posted' | 'carried' | 'exception'): Markup => {
    const [bank, book] = [lines.bank[name], lines.book[name]]
    return markup`<div class="tile ${name}"><dt>${title}</dt><dd><b>${shownShare(bank + book, all)}</b><span class="muted">${shownCount(bank)} at the bank, ${shownCount(book)} in the books</span></dd></div>
`
  }
  return markup`<dl class="tiles" aria-label="What became of ${shownCount(all)} lines">
${tile('Matched', 'matched')}${tile('Posted', 'posted')}${tile('Carried forward', 'carried')}${tile('With people', 'exception')}</dl>
<p class="muted">${shownCount(lines.bank.all)} lines at the bank and ${shownCount(lines.book.all)} in the books; each is one of these four.</p>`
}

function sections(report: Report): Markup {
  const { currency, exceptions, carried, posted, journals, matched } = report
  return markup`<section id="proof"><h2>The proof</h2>
${walks(report)}
<p class="note">Each side begins with its closing balance. What is on its way, and what the bank got wrong, changes the bank's; what is not booked, or booked wrong, changes the books'. The grey line is where both have to end.</p>
</section>
<section id="exceptions"><h2>Exceptions <span class="muted">${shownCount(exceptions.of)}</span></h2>
${
  exceptions.of === 0
    ? markup`<p>There are none.</p>`
    : markup`${exceptionTable(exceptions, currency)}
<div class="pair">${tallyTable({ caption: 'By class', of: 'Class', currency, tallies: report.classes, by: 'minor' })}${tallyTable({ caption: 'By who looks at them', of: 'Role', currency, tallies: report.owners, by: 'minor' })}</div>`
}
</section>
<section id="carried"><h2>Carried forward <span class="muted">${shownCount(carried.of)}</span></h2>
${carried.of === 0 ? markup`<p>Nothing is on its way.</p>` : carriedTable(carried, currency)}
${carried.of + exceptions.of > 0 && ageTable(report.ages, currency)}
</section>
<section id="posted"><h2>Posted <span class="muted">${shownCount(posted.of)}</span></h2>
${
  journals.of === 0
    ? markup`<p>Nothing had to be posted.</p>`
    : markup`${journalTable(journals, currency)}
<h3>What they are made of</h3>
${postedTable(posted, currency)}`
}
</section>
<section id="matched"><h2>Matched <span class="muted">${shownCount(matched.of)} groups</span></h2>
${
  matched.of === 0
    ? markup`<p>Nothing was found to be the same.</p>`
    : markup`${tallyTable({ caption: 'By rule', of: 'Rule', currency, tallies: report.rules, by: 'count' })}
<h3>${matched.of > matched.rows.length ? 'Some of the groups' : 'The groups'}</h3>
${matchTable(matched, currency)}`
}
</section>
${sources(report)}`
}

function sources({ told }: Report): Markup {
  return markup`<section id="sources"><h2>Sources</h2>
<p>Everything here was computed from these files, the books' lines and what was carried from the month before, by rules that the policy sets. The same sources give the same report.</p>
<dl class="hashes">
${told.files.map(({ name, sha256 }) => markup`<dt>${name}</dt><dd>sha256 ${sha256}</dd>\n`)}<dt>Workpaper</dt><dd>sha256 ${told.workpaper}</dd>
</dl>
<p class="muted">Every line of both sides is in lines.csv, every item in items.csv, in full.${told.prepared && ` Prepared ${told.prepared.at} by ${told.prepared.by}.`}</p>
<div class="signing"><p>Prepared by</p><p>Reviewed by</p><p>Date</p></div>
</section>`
}

/** An account number as people read it. */
function inFours(account: string): string {
  return account.replaceAll(/(.{4})(?=.)/g, '$1 ')
}
