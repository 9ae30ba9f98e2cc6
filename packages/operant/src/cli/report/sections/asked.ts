import type { AskedGoal } from '../figures/asked.ts'
import { html, type Html } from '../../../told/html.ts'
import { counted, joined, more, number, section, table } from '../parts.ts'
import type { Report } from '../report.ts'
import type { RunTally } from '../tally.ts'
import { durationText } from '../../../told/values.ts'

const mostRuns = 500

/** The goals, what must hold at their end, and each run. */
export function asked({ asked: goals, pace }: Report): Html {
  const runs = goals.reduce((sum, goal) => sum + goal.runs, 0)
  return section(
    'asked',
    'What was asked',
    html`${joined(
        goals.map(({ ask, agent }) => html`“${ask}”, of the agent <i>${agent}</i>`),
        '; ',
      )}:
      ${counted(runs, 'time', 'times')}. Nobody said how. A run ends <i>met</i> only when the live systems answer yes to
      every check.`,
    goals.map(goalDetails),
    more(
      html`Every run, with the rows that decided it`,
      table(
        'Runs in the order in which they were taken up',
        [
          { head: 'Asked' },
          { head: 'Outcome' },
          { head: 'Decided by' },
          { head: 'Steps', number: true },
          { head: 'Took', number: true },
        ],
        pace.spans.slice(0, mostRuns).map(({ tally }) => runRow(tally)),
      ),
    ),
    pace.spans.length > mostRuns && html`<p>The first ${number(mostRuns)} of ${number(pace.spans.length)}.</p>`,
  )
}

function goalDetails({ doneWhen, never, limits, startedBy, rules }: AskedGoal): Html {
  return html`<div class="columns">
      <div>
        <h3>Done when</h3>
        <ul class="checks">
          ${doneWhen.map((check) => html`<li>${check}</li>`)}
        </ul>
      </div>
      <div>
        <h3>Never</h3>
        <ul class="checks never">
          ${never.length > 0 ? never.map((check) => html`<li>${check}</li>`) : html`<li>nothing stated</li>`}
        </ul>
        <h3>Limits of a run</h3>
        <p>
          ${number(limits.steps)} steps, ${number(limits.effects)} writes, ${durationText(limits.time)}. Asked by
          ${startedBy.join(', ')}.
        </p>
      </div>
    </div>
    ${more(
      'The rules in force, action by action',
      html`<dl class="rules">
        ${rules.map(
          ({ action, lines }) =>
            html`<dt>${action}</dt>
              ${lines.map((line) => html`<dd>${line}</dd>`)}`,
        )}
      </dl>`,
    )}`
}

function runRow(tally: RunTally) {
  const { asked: words, outcome, rules, steps, beganAt, lastAt } = tally
  return [
    words,
    outcome ?? 'waits',
    rules.length > 0
      ? joined(
          rules.map(({ rule, declines }) => html`${rule}${declines && ' (says no)'}`),
          '; ',
        )
      : 'no table',
    number(steps.length),
    html`${number(lastAt - beganAt)} ms`,
  ]
}
