import type { FailureKind } from '../../../journal/events.ts'
import type { Verdict } from '../figures/refused.ts'
import { html, type Html } from '../../../told/html.ts'
import { counted, firstOf, joined, number, section, table } from '../parts.ts'
import type { Report } from '../report.ts'

const verdicts: Readonly<Record<Verdict, string>> = {
  allow: 'allows',
  approve: 'asks for approval',
  escalate: 'hands over',
  deny: 'denies',
}

const failureWords: Readonly<Record<FailureKind, string>> = {
  refused: 'the system said no',
  missing: 'there was nothing to be found',
  unsure: 'the text did not tell clearly enough',
  fault: 'the system failed; tried again',
  denied: 'the guardrail said no',
  rejected: 'a person said no',
  'no-progress': 'it led no further',
  expired: 'nobody answered in time',
  quality: 'what was read is not to be relied on: a data-quality item',
}

/** What was not done because a rule said so. */
export function refused({ refused: { decided, votes, declined, failures } }: Report): Html {
  const calls = Object.values(decided).reduce((sum, one) => sum + one, 0)
  return section(
    'refused',
    'What was refused',
    html`The guardrail decided ${counted(calls, 'call')}: ${number(decided.allow)} allowed, ${number(decided.approve)}
      only with an approval, ${number(decided.escalate)} handed over, ${number(decided.deny)} denied.
      ${counted(declined.length, 'ticket')} ended <i>declined</i>: policy says no, and the customer was told why.`,
    table(
      'What the guardrail’s rules said',
      [{ head: 'Rule' }, { head: 'Said' }, { head: 'Calls', number: true }, { head: 'Because, for example' }],
      votes.map(({ rule, effect, calls: all, text }) => [rule, verdicts[effect], number(all), text]),
    ),
    table(
      'Declined by policy',
      [{ head: 'Asked' }, { head: 'By the row' }, { head: 'Of the table' }],
      declined.map(({ asked, rules }) => [
        asked,
        joined(rules.map(({ rule }) => rule)),
        joined(rules.map(({ table: name }) => html`<code>${name}</code>`)),
      ]),
    ),
    table(
      'Ways that led nowhere, and another was looked for',
      [{ head: 'What happened' }, { head: 'Steps', number: true }, { head: 'Where' }],
      failures.map(({ kind, steps, capabilities }) => [
        failureWords[kind],
        number(steps),
        html`<code>${firstOf(capabilities, 4)}</code>`,
      ]),
    ),
  )
}
