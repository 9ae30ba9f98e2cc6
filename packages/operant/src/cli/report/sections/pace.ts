import { spansDrawing } from '../drawings/spans.ts'
import { html, type Html } from '../../../told/html.ts'
import { counted, number, section, table } from '../parts.ts'
import type { Pace } from '../figures/pace.ts'
import type { Report } from '../report.ts'
import { verbOf } from '../../story/print-why.ts'

/** How long it took, and where the time went. */
export function pace({ pace: figures }: Report): Html {
  const { seconds, fresh, medianMs, slowestMs, kinds, plans } = figures
  const drawing = spansDrawing(figures)
  return section(
    'pace',
    'Time',
    html`${fresh ? whole(figures) : html`${seconds.toFixed(1)} s this time, on a company that was made before.`} The
    middle run took ${number(medianMs)} ms from its first step to its end or its rest, the slowest ${number(slowestMs)}
    ms; several were worked on at once. Plans were made ${counted(plans, 'time', 'times')}: whenever a fact arrived,
    changed or fell.`,
    drawing &&
      html`<h3>Runs over time</h3>
        ${drawing}`,
    table(
      'Steps by kind',
      [
        { head: 'Kind' },
        { head: 'What it does' },
        { head: 'Steps', number: true },
        { head: 'Time in it, summed', number: true },
      ],
      kinds.map(({ kind, steps: all, tookMs }) => [
        kind,
        verbOf({ kind }),
        number(all),
        html`${tookMs.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ms`,
      ]),
    ),
  )
}

function whole({ seconds, workedMs, steps, runs }: Pace): Html {
  return html`${seconds.toFixed(1)} s in all, with making the company, starting the database and scoring;
  ${(workedMs / 1000).toFixed(1)} s of them on ${counted(runs, 'ticket')}. That is
  ${(workedMs / Math.max(1, steps)).toFixed(1)} ms for each of ${counted(steps, 'step')}, all of them in a journal.`
}
