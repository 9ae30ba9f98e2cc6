import type { Lane, Timeline, TimelineMark } from '../figures/timeline.ts'
import { html, type Html } from '../../../told/html.ts'

const lanes: readonly Lane[] = [
  'plans',
  'reads',
  'works out',
  'decides',
  'asks',
  'guardrail',
  'performs',
  'reads back',
  'checks',
]
const left = 84
const top = 22
const laneHeight = 21
const widest = 840

/** A run from left to right in the order of its journal, a lane for each kind of event. */
export function timelineDrawing({ marks, writes }: Timeline, label: string): Html {
  const shown = lanes.filter((lane) => marks.some((mark) => mark.lane === lane))
  const column = Math.max(6.5, (widest - left - 12) / Math.max(1, marks.length))
  const width = Math.round(left + 12 + marks.length * column)
  const bottom = top + shown.length * laneHeight
  const place = (index: number): number => round(left + 6 + (index + 0.5) * column)
  const middle = (lane: Lane): number => top + (shown.indexOf(lane) + 0.5) * laneHeight
  return html`<div class="scroll" role="region" aria-label="Timeline" tabindex="0">
    <svg
      class="timeline"
      viewBox="0 0 ${width} ${bottom + 26}"
      width="${width}"
      height="${bottom + 26}"
      role="img"
      aria-label="${label}"
    >
      ${shown.map((lane) => html`<line class="rule" x1="${left}" x2="${width}" y1="${middle(lane)}" y2="${middle(lane)}" /><text class="lane" x="${left - 10}" y="${middle(lane) + 4}">${lane}</text>`)}
      ${writes.map((_, index) => writeBand(marks, index + 1, place, middle, shown))}
      ${marks.map((mark, index) => html`<g class="mark ${mark.look}">${shape(mark, place(index), middle(mark.lane))}<title>${mark.what}, after ${mark.at} ms</title></g>`)}
      ${ticks(marks, place).map(({ x, at }) => html`<line class="tick" x1="${x}" x2="${x}" y1="${bottom}" y2="${bottom + 5}" /><text class="time" x="${x}" y="${bottom + 18}">${at} ms</text>`)}
    </svg>
  </div> `
}

/** What belongs to one write, from the decision on it to its read-back, under its number. */
function writeBand(
  marks: readonly TimelineMark[],
  write: number,
  place: (index: number) => number,
  middle: (lane: Lane) => number,
  shown: readonly Lane[],
): Html {
  const intended = marks.findIndex((mark) => mark.lane === 'performs' && mark.write === write)
  const last = marks.findLastIndex((mark) => mark.write === write)
  const from = marks[intended - 1]?.lane === 'guardrail' ? intended - 1 : intended
  const y = middle(shown.includes('guardrail') ? 'guardrail' : 'performs') - 10
  const end = middle(shown.includes('reads back') ? 'reads back' : 'performs') + 10
  const x = place(from) - 6
  return html`<rect
      class="band"
      x="${x}"
      y="${y}"
      width="${round(place(last) + 6 - x)}"
      height="${end - y}"
      rx="3"
    /><text class="write" x="${round((x + place(last) + 6) / 2)}" y="14">${write}</text
    ><line
      class="lead"
      x1="${round((x + place(last) + 6) / 2)}"
      x2="${round((x + place(last) + 6) / 2)}"
      y1="18"
      y2="${y}"
    />`
}

/** Each lane has a shape of its own; what failed is crossed out, so that colour alone says nothing. */
function shape({ lane, look }: TimelineMark, x: number, y: number): Html {
  if (look === 'bad')
    return html`<path class="stroke" d="M${x - 4} ${y - 4}L${x + 4} ${y + 4}M${x + 4} ${y - 4}L${x - 4} ${y + 4}" />`
  switch (lane) {
    case 'plans':
      return html`<path d="M${x} ${y - 5}V${y + 5}" />`
    case 'reads':
      return html`<circle cx="${x}" cy="${y}" r="3" />`
    case 'decides':
      return html`<path d="M${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}L${x - 5} ${y}Z" />`
    case 'guardrail':
      return html`<path d="M${x - 4.5} ${y - 5}H${x + 4.5}V${y}L${x} ${y + 5.5}L${x - 4.5} ${y}Z" />`
    case 'performs':
      return html`<path d="M${x - 4} ${y - 5}L${x + 5} ${y}L${x - 4} ${y + 5}Z" />`
    case 'reads back':
      return html`<path class="stroke" d="M${x - 4.5} ${y}L${x - 1} ${y + 4}L${x + 5} ${y - 4.5}" />`
    case 'checks':
      return html`<circle class="ring" cx="${x}" cy="${y}" r="2.6" />`
    case 'asks':
    case 'works out':
    default:
      return html`<rect x="${x - 2.6}" y="${y - 2.6}" width="5.2" height="5.2" />`
  }
}

/** Times where there is room for them. */
function ticks(
  marks: readonly TimelineMark[],
  place: (index: number) => number,
): readonly { readonly x: number; readonly at: number }[] {
  const chosen: { x: number; at: number }[] = []
  for (const [index, { at }] of marks.entries()) {
    const x = place(index)
    const before = chosen.at(-1)
    if (!before || (x - before.x >= 72 && at > before.at)) chosen.push({ x, at })
  }
  return chosen
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
