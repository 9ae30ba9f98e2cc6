import type { DecisionRecord } from '../../../journal/decision-record.ts'
import { html, type Html } from '../../../told/html.ts'
import { joined } from '../parts.ts'
import { reasonParts, verdictPart } from '../../story/sentences.ts'
import type { RowVote } from '../../../told/runs/story.ts'
import { plain } from '../../output/wrap.ts'
import { shortly, valueText } from '../../../told/values.ts'

/** The rows of a table up to the one that decided, each with the cells that spoke for or against it. */
export function votesTable(rows: readonly RowVote[]): Html {
  return html`<table class="votes">
    <caption class="unseen">
      Rows of the table, up to the one that decided
    </caption>
    <thead>
      <tr>
        <th scope="col">Row</th>
        <th scope="col">Fits</th>
        <th scope="col">For</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (vote) =>
          html`<tr class="${vote.fits ? 'fits' : 'not'}">
            <th scope="row">${vote.rule}</th>
            <td>${vote.fits ? 'yes' : 'no'}</td>
            <td>${cells(vote)}</td>
          </tr> `,
      )}
    </tbody>
  </table>`
}

function cells({ fits, cells: all }: RowVote): Html {
  const shown = fits ? all : all.filter((cell) => !cell.fits)
  const texts = shown.map(({ input, asks, value, fits: agrees }) => {
    const seen = value === null ? 'not known' : shortly(valueText(value), 60)
    return agrees ? `${input} is ${seen}` : `${input} is ${seen}, asks for ${asks}`
  })
  return html`${texts.length > 0 ? joined(texts, '; ') : 'nothing asked'}`
}

/** What the guardrail said of a call, with each rule's clauses and the values they saw. */
export function decisionEvidence(decision: DecisionRecord): Html {
  return html`<b>${plain([verdictPart(decision)])}</b>
    <ul class="reasons">
      ${decision.reasons.map((reason) => {
        const [first = [], ...clauses] = reasonParts(reason)
        return html`<li>
          ${plain(first)}${clauses.map((clause) => html`<br /><span class="fine">${plain(clause)}</span>`)}
        </li>`
      })}
    </ul>`
}
