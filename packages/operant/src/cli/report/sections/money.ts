import { bar } from '../drawings/bar.ts'
import { html, type Html } from '../../../told/html.ts'
import { amount, counted, joined, number, section, sums, table } from '../parts.ts'
import type { Report } from '../report.ts'

/** What moved, what waits, and how much of each limit was used. */
export function money({ money: { spent, refunded, credited, waiting, budgets } }: Report): Html {
  return section(
    'money',
    'The money',
    html`${refunded.writes === 0 ? 'Nothing' : joined(refunded.sums.map(amount))} refunded
    ${refunded.writes > 0 && html`in ${counted(refunded.writes, 'payment')}`},
    ${credited.writes === 0 ? 'nothing' : joined(credited.sums.map(amount))} given as store credit, by the systems’ own
    ledgers.`,
    table(
      'Moved, and held back',
      [{ head: 'What' }, { head: 'Calls', number: true }, { head: 'Worth', number: true }],
      [
        ...spent.map(({ budget, writes, sums: worth }) => [html`${budget}, confirmed`, number(writes), sums(worth)]),
        ...(waiting.calls > 0
          ? [[html`waits for a person’s approval`, number(waiting.calls), sums(waiting.sums)]]
          : []),
      ],
    ),
    table(
      'Limits, and how far they were used',
      [
        { head: 'Budget' },
        { head: 'Per' },
        { head: 'Used by', number: true },
        { head: 'The most', number: true },
        { head: 'Limit', number: true },
        { head: 'Share', share: true },
        { head: 'Above it' },
      ],
      budgets.map(({ budget, per, accounts, most, limit, over }) => [
        budget,
        per,
        number(accounts),
        amount(most),
        amount(limit),
        bar(Number(most.minor), Number(limit.minor)),
        over,
      ]),
    ),
    budgets.length > 0 &&
      html`<p>
        A budget is reserved in the transaction that writes the intent down, before the call is made. “Used by” counts
        the days or customers that have a limit of their own; “the most” is the one that used most of it.
      </p>`,
  )
}
