import type { Pace } from '../figures/pace.ts'
import { html, type Html } from '../../../told/html.ts'

const most = 120
const width = 820

/** When each run was worked on: a line for each, from when it was taken up until it was settled or began to wait. */
export function spansDrawing({ spans }: Pace): Html | undefined {
  if (spans.length < 2 || spans.length > most) return undefined
  const end = Math.max(1, ...spans.map(({ to }) => to))
  const line = Math.max(2.5, Math.min(5, 240 / spans.length))
  const height = Math.round(spans.length * line)
  const place = (time: number): number => Math.round((time / end) * (width - 20) * 10) / 10
  const label = `${spans.length} runs over ${end} milliseconds, each a line from when it was taken up until it ended or began to wait`
  return html`<div class="scroll" role="region" aria-label="Runs over time" tabindex="0">
    <svg
      class="spans"
      viewBox="0 0 ${width} ${height + 22}"
      width="${width}"
      height="${height + 22}"
      role="img"
      aria-label="${label}"
    >
      ${ticks(end).map(
        (time) =>
          html`<line class="rule" x1="${place(time)}" x2="${place(time)}" y1="0" y2="${height}" />
            <text class="time ${time === 0 && 'first'}" x="${place(time)}" y="${height + 16}">${time / 1000} s</text>`,
      )}
      ${spans.map(({ run, from, to }, index) => {
        const y = Math.round((index + 0.5) * line * 10) / 10
        const until = Math.max(place(from) + 2, place(to))
        return html`<line class="span" x1="${place(from)}" x2="${until}" y1="${y}" y2="${y}"
          ><title>${run}: ${to - from} ms</title></line
        >`
      })}
    </svg>
  </div>`
}

/** Round times from 0 on, five to ten of them. */
function ticks(end: number): readonly number[] {
  const rough = end / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [5, 2, 1].map((factor) => factor * power).find((one) => one <= rough) ?? power
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step)
}
