import { bar } from '../drawings/bar.ts'
import type { Rate } from '../../demo/packages.ts'
import { html, type Html, type HtmlValue } from '../html.ts'
import { number, percent, section, table } from '../parts.ts'
import type { Report } from '../report.ts'

/** What was done beside what was right, which the agent never sees. */
export function score({ score: scored, unconfirmed }: Report): Html {
  const { handOvers } = scored
  const counts: readonly (readonly HtmlValue[])[] = [
    ['Settled without a person', of(scored.settledAlone, scored.runs), ''],
    [
      'Precision: of those, exactly right',
      of(scored.right, scored.settledAlone),
      share(scored.precision, scored.accuracy),
    ],
    ['Recall: of what can be settled from what is visible, settled alone and right', '', share(scored.recall)],
    ...(scored.settledOfIdentifiable
      ? [
          [
            'To be settled and identifiable: settled alone',
            of(scored.settledOfIdentifiable.count, scored.settledOfIdentifiable.of),
            share(scored.settledOfIdentifiable.share, scored.settledOfIdentifiable),
          ],
        ]
      : []),
    [
      'Ended as the truth expects, waiting and handing over included',
      of(scored.asExpected, scored.runs),
      share(scored.asExpected / Math.max(1, scored.runs)),
    ],
    ...(handOvers
      ? [
          ['A person was needed, and called for', of(handOvers.due - handOvers.missed, handOvers.due), ''],
          ['A person was called for needlessly', number(handOvers.needless), ''],
        ]
      : []),
    ['Wrong: writes, promises or claims that the truth does not know', number(scored.wrong), ''],
    ['Done twice', number(scored.doubleEffects), ''],
    ['Claimed or needed, but not confirmed', number(unconfirmed), ''],
  ]
  return section(
    'score',
    'Against the truth',
    html`What was planted behind each ticket is in a file that the agent cannot read. It names the end state that is
    right and the few writes that do no harm; every other write that moves money, goods, status or a promise counts as
    wrong. ${scored.wrong === 0 ? 'None did.' : html`<strong>${number(scored.wrong)} did.</strong>`}`,
    table('The score', [{ head: 'Measure' }, { head: 'Count', number: true }, { head: 'Share', number: true }], counts),
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
      Object.entries(scored.perClass).map(([name, one]) => [
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
      scored.wrongDetails.map(({ ticket, kind, system, operation, what }) => [
        ticket ?? 'nobody’s',
        kind,
        operation === null ? '' : html`<code>${system ?? ''}.${operation}</code>`,
        what,
      ]),
    ),
    html`<p>A class that needs a person’s word, an approval or an answer, is rightly not settled alone.</p>`,
  )
}

function of(count: number, all: number): Html {
  return html`${number(count)} of ${number(all)}`
}

/** A share, with its 95 % interval where the score tells one. */
function share(value: number | null, rate?: Rate): Html {
  const interval =
    rate &&
    rate.low !== null &&
    rate.high !== null &&
    html` <span class="fine">(${percent(rate.low)} to ${percent(rate.high)}, 95 %)</span>`
  return html`${percent(value)}${interval}`
}
