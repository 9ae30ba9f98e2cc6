import { waitLine } from '../../../told/runs/waits-told.ts'
import { html, type Html, type HtmlValue } from '../../../told/html.ts'
import { joined } from '../parts.ts'
import { verbOf } from '../../story/print-why.ts'
import { factName } from '../../../told/runs/fact-name.ts'
import { answerText, dueText, givenText, sourceText } from '../../story/sentences.ts'
import type { ToldStep } from '../../../told/runs/story.ts'
import { durationText, shortly, valueText } from '../../../told/values.ts'
import { effectEvidence } from './effect.ts'
import { decisionEvidence, votesTable } from './votes.ts'

/** Steps that decide or act stand open: they are what the case turns on. */
const opened = new Set(['decision', 'action', 'question'])

/** Levels of a value that evidence is shown down to. */
const deep = 4

/** One step: what it came to in a line, and what that rests on. */
export function stepItem(step: ToldStep): Html {
  const look = step.kind === 'action' ? 'acts' : step.kind === 'decision' ? 'decides' : 'quiet'
  return html`<li id="step-${step.number}" class="${look}"><details${opened.has(step.kind) && html` open`}>
<summary>${head(step)} <span class="came">${came(step)}</span></summary>
<dl class="evidence">${evidence(step)}</dl>
</details></li>
`
}

/** Checks in a row: how each was found. */
export function looksItem(steps: readonly ToldStep[]): Html {
  const [first] = steps
  const last = steps.at(-1)
  if (!first || !last) return html``
  const range = first === last ? `${first.number}` : `${first.number}–${last.number}`
  return html`<li id="step-${first.number}" class="quiet">
    <details>
      <summary>
        <span class="count">${range}</span> <span class="verb">looked</span>
        <span class="came"
          >at ${steps.length === 1 ? 'a check' : `${steps.length} checks`}:
          ${joined(steps.map((step) => html`${step.capability} ${answer(step)}`))}</span
        >
      </summary>
      <dl class="evidence">
        ${steps.map((step) => row(`${step.number}`, [html`<b>${step.capability}</b>${step.about !== '' && ` of ${step.about}`}: ${answer(step)}; ${step.serves.join('; ')}`]))}
      </dl>
    </details>
  </li> `
}

function head({ number, kind, capability, about }: ToldStep): Html {
  return html`<span class="count">${number}</span> <span class="verb">${verbOf({ kind })}</span>
    <b>${capability}</b>${about !== '' && html` <span class="fine">${about}</span>`}`
}

function answer({ gave, failures }: ToldStep): string {
  const [fact] = gave?.facts ?? []
  return fact ? valueText(fact.value) : (failures.at(-1)?.kind ?? 'no answer')
}

/** What came of it, in short. */
function came({ gave, effects, requests, failures }: ToldStep): HtmlValue {
  const parts = [
    ...(gave?.facts ?? []).map((fact) => shortly(valueText(fact.value), 110)),
    ...effects.map(({ title, result }) => `${title}: ${result}`),
    ...requests.map(({ title, answer: given }) => `${title}: ${given ? answerText(given) : 'open'}`),
    ...failures.map(({ kind, reason }) => `${kind}: ${shortly(reason, 110)}`),
  ]
  const rule = gave?.rule === undefined ? undefined : html` by row <q>${gave.rule}</q>`
  return html`${joined(parts, '; ')}${rule}`
}

function evidence(step: ToldStep): HtmlValue {
  const { serves, fork, instead, rests, gave, rows, decisions, requests, effects, failures, waits } = step
  return [
    row('serves', serves),
    row('only', fork === undefined ? [] : [fork]),
    row(
      'not by',
      instead.map(({ capability, why }) => html`<b>${capability}</b>: ${why}`),
    ),
    row(
      'rests on',
      rests.map(
        (source) =>
          html`<b>${factName(source)}</b> ${valueText(source.value, deep)}
            <span class="fine">from ${sourceText(source)}</span>`,
      ),
    ),
    row('rows', rows && rows.length > 0 ? [votesTable(rows)] : []),
    decisions.map((decision) => row('guardrail', [decisionEvidence(decision)])),
    row(
      'asked',
      requests.map(
        ({ title, kind, answer: given, expiresAt }) =>
          html`${title} <span class="fine">${kind}</span>: ${given ? answerText(given) : `open ${dueText(expiresAt)}`}`,
      ),
    ),
    effects.map((effect) => effectEvidence(effect)),
    row(
      'result',
      (gave?.facts ?? []).map(
        (fact) =>
          html`${givenText(fact, deep)}${gave?.how === 'read' && html` <span class="fine">in ${durationText(gave.took)}</span>`}`,
      ),
    ),
    row(
      'failed',
      failures.map(
        ({ kind, reason, retryAt }) => html`<b>${kind}</b> ${reason}${retryAt !== undefined && '; tried again'}`,
      ),
    ),
    row('waits', waits ? [waitLine(waits)] : []),
  ]
}

/** Items under one label; nothing where there are none. */
export function row(label: string, items: readonly HtmlValue[]): HtmlValue {
  return (
    items.length > 0 &&
    html`<div>
      <dt>${label}</dt>
      ${items.map((item) => html`<dd>${item}</dd>`)}
    </div>`
  )
}
