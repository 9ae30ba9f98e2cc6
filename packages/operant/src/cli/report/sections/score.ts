import { Money } from '../../../facts/money.ts'
import { bar } from '../drawings/bar.ts'
import type { Rate, Score } from '../../demo/packages.ts'
import { html, type Html, type HtmlValue } from '../../../told/html.ts'
import { amount, number, percent, section, table } from '../parts.ts'
import type { Report } from '../report.ts'

/** What was done beside what was right, which the agent never sees. */
export function score({ score: scored, unconfirmed }: Report): Html {
  return section(
    'score',
    'Against the truth',
    html`What was planted behind each ticket is in a file that the agent cannot read. It names the end state that is
    right and the few writes that do no harm; every other write that moves money, goods, status or a promise counts as
    wrong. ${scored.wrong === 0 ? 'None did.' : html`<strong>${number(scored.wrong)} did.</strong>`}`,
    table(
      'The score',
      [
        { head: 'Measure' },
        { head: 'Count', number: true },
        { head: 'Share', number: true },
        { head: '95 % interval', number: true },
      ],
      measures(scored, unconfirmed),
    ),
    tables(scored),
    html`<p>
      What needs a person’s word, an approval or an answer, is rightly not settled alone. The interval is Wilson’s.
    </p>`,
  )
}

function measures(scored: Score, unconfirmed: number): readonly (readonly HtmlValue[])[] {
  const { handOvers } = scored
  return [
    measure('Settled without a person', scored.settledShare),
    measure('Precision: of those, exactly right', scored.accuracy),
    measure('Of those with money or goods, exactly right', scored.remedyAccuracy),
    [
      'Recall: of what can be settled or declined from what is visible, settled alone and right',
      '',
      percent(scored.recall),
      '',
    ],
    measure('Of the identifiable tickets that should be settled, settled alone', scored.settledOfIdentifiable),
    [
      'Ended as the truth expects, waiting and handing over included',
      of(scored.asExpected, scored.runs),
      percent(scored.asExpected / Math.max(1, scored.runs)),
      '',
    ],
    measure('A person was needed, and called for', handOvers.recall),
    measure('A person was called for, and needed', handOvers.precision),
    ['Settled alone although a person was needed', number(handOvers.missed), '', ''],
    ['Wrong: writes, promises or claims that the truth does not know', number(scored.wrong), '', ''],
    ['Done twice', number(scored.doubleEffects), '', ''],
    ['Claimed or needed, but not confirmed', number(unconfirmed), '', ''],
  ]
}

/** A share with its 95 % interval. */
function measure(name: string, { count, of: all, share, low, high }: Rate): readonly HtmlValue[] {
  const interval = low !== null && high !== null && html`${percent(low)} to ${percent(high)}`
  return [name, of(count, all), percent(share), interval]
}

function of(count: number, all: number): Html {
  return html`${number(count)} of ${number(all)}`
}

function inMoney(minor: number, currency: string): string {
  return amount(Money.ofMinor(BigInt(minor), currency))
}

function tables({ perCourse, perClass, money, wrongDetails }: Score): readonly HtmlValue[] {
  return [
    table(
      'By how a ticket ends',
      [
        { head: 'End' },
        { head: 'Should', number: true },
        { head: 'Did', number: true },
        { head: 'Rightly', number: true },
      ],
      Object.entries(perCourse).map(([name, one]) => [name, number(one.expected), number(one.done), number(one.right)]),
    ),
    table(
      'Money and goods that were due, and what was given',
      [
        { head: 'Currency' },
        { head: 'Due', number: true },
        { head: 'Given rightly', number: true },
        { head: 'Wrongly', number: true },
      ],
      Object.entries(money).map(([currency, one]) => [
        currency,
        inMoney(one.due, currency),
        inMoney(one.right, currency),
        inMoney(one.wrong, currency),
      ]),
    ),
    table(
      'By what was planted',
      [
        { head: 'Behind the ticket' },
        { head: 'Tickets', number: true },
        { head: 'Settled alone', number: true },
        { head: 'Right', number: true },
        { head: 'With something wrong', number: true },
        { head: 'Settled of all', share: true },
      ],
      Object.entries(perClass).map(([name, one]) => [
        name.toLowerCase().replaceAll('_', ' '),
        number(one.tickets),
        number(one.settledAlone),
        number(one.right),
        number(one.wrong),
        bar(one.settledAlone, one.tickets),
      ]),
    ),
    table(
      'What was wrong',
      [{ head: 'Ticket' }, { head: 'Kind' }, { head: 'Operation' }, { head: 'What' }],
      wrongDetails.map(({ ticket, kind, system, operation, what }) => [
        ticket ?? 'nobody’s',
        kind,
        operation === null ? '' : html`<code>${system ?? ''}.${operation}</code>`,
        what,
      ]),
    ),
  ]
}
