import { bar } from '../drawings/bar.ts'
import type { Counted } from '../figures/done.ts'
import { html, type Html } from '../../../told/html.ts'
import { counted, number, section, sums, table } from '../parts.ts'
import type { Report } from '../report.ts'

/** Writes by kind, and what decided them. */
export function done({ done: { actions, tables, judgements }, effects, unconfirmed, score }: Report): Html {
  const adopted = actions.reduce((sum, one) => sum + one.adopted, 0)
  return section(
    'done',
    'What was done',
    html`${counted(effects, 'write')}. Each was named by its business intent, allowed by a rule and written down before
    it was made, and read back afterwards, field by field.
    ${unconfirmed === 0 ? 'All were confirmed.' : html`<strong>${number(unconfirmed)} could not be confirmed.</strong>`}${adopted > 0 && html` ${counted(adopted, 'was', 'were')} there already, and not claimed.`}`,
    table(
      'Writes by kind',
      [
        { head: 'Action' },
        { head: 'For example' },
        { head: 'Made', number: true },
        { head: 'Confirmed', number: true },
        { head: 'In the ledger', number: true },
        { head: 'Worth', number: true },
      ],
      actions.map((one) => [
        html`<code>${one.action}</code>`,
        one.example,
        number(one.writes),
        number(one.confirmed),
        number(one.inLedger),
        sums(one.moved),
      ]),
    ),
    html`<h3>What decided</h3>
      <p>Rows of the agent’s tables, and how many tickets each decided.</p>`,
    html`<div class="columns">${tables.map(({ table: name, rules }) => counts(name, 'Row', rules, score.runs))}</div>`,
    judgements.length > 0 &&
      html`<h3>What the texts were taken to say</h3>
        <p>
          Judgements over what customers wrote, made offline. They choose a way; they never name an amount or a payee.
        </p>`,
    html`<div class="columns">
      ${judgements.map(({ judgement, values }) => counts(judgement, 'Answer', values, score.runs))}
    </div>`,
  )
}

function counts(name: string, head: string, values: readonly Counted[], of: number): Html | undefined {
  return table(
    name,
    [{ head }, { head: 'Tickets', number: true }, { head: 'Share', share: true }],
    values.map((value) => [value.name, number(value.runs), bar(value.runs, of)]),
  )
}
