import type { Pace } from '../figures/pace.ts'
import { html, type Html } from '../html.ts'

const most = 120

/** When each run was worked on: a line for each, from when it was taken up until it was settled or began to wait. */
export function spansDrawing({ spans }: Pace): Html | undefined {
  if (spans.length < 2 || spans.length > most) return undefined
  const end = Math.max(1, ...spans.map(({ to }) => to))
  const line = Math.max(2.5, Math.min(5, 240 / spans.length))
  const height = Math.round(spans.length * line)
  const place = (time: number): number => Math.round((time / end) * 8000) / 10
  return html`<div class="scroll" role="region" aria-label="Runs over time" tabindex="0">
    <svg
      class="spans"
      viewBox="0 0 820 ${height + 22}"
      width="820"
      height="${height + 22}"
      role="img"
      aria-label="${spans.length} runs over ${end} milliseconds, each a line from when it was taken up until it ended or began to wait"
    >
      ${[0, 0.25, 0.5, 0.75, 1].map((share) => html`<line class="rule" x1="${place(share * end)}" x2="${place(share * end)}" y1="0" y2="${height}" /><text class="time ${share === 0 ? 'first' : share === 1 ? 'last' : ''}" x="${place(share * end)}" y="${height + 16}">${(Math.round((share * end) / 10) / 100).toFixed(2)} s</text>`)}
      ${spans.map(({ run, from, to, tally }, index) => {
        const y = Math.round((index + 0.5) * line * 10) / 10
        const look =
          tally.outcome === undefined ? 'o-waiting' : tally.outcome === 'handed over' ? 'o-handedOver' : 'o-met'
        return html`<line
          class="span ${look}"
          x1="${place(from)}"
          x2="${Math.max(place(from) + 2, place(to))}"
          y1="${y}"
          y2="${y}"
          stroke-width="${Math.round((line - 1) * 10) / 10}"
          ><title>${run}: ${to - from} ms</title></line
        >`
      })}
    </svg>
  </div> `
}
