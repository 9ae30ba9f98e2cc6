import type { RunOutcome, Score } from '../../demo/packages.ts'
import { html, type Html } from '../../../told/html.ts'
import { number } from '../parts.ts'

const names: Readonly<Record<RunOutcome, string>> = {
  met: 'met',
  declined: 'declined, as policy says',
  partly: 'partly met',
  handedOver: 'handed over to a person',
  waiting: 'waiting for a person',
  failed: 'failed',
}
const order = Object.keys(names) as readonly RunOutcome[]

/** How the runs ended, as one bar with a key that gives the numbers. */
export function outcomesBar(score: Score): Html {
  const shown = order.filter((outcome) => score[outcome] > 0)
  const parts = shown.map((outcome, index) => ({
    outcome,
    from: shown.slice(0, index).reduce((sum, before) => sum + score[before], 0),
  }))
  const scale = 1000 / Math.max(1, score.runs)
  return html`<figure class="outcomes">
    <svg
      viewBox="0 0 1000 28"
      preserveAspectRatio="none"
      role="img"
      aria-label="${shown.map((outcome) => `${score[outcome]} ${names[outcome]}`).join(', ')}"
    >
      ${parts.map(({ outcome, from }) => {
        const x = from * scale
        const width = Math.max(2, score[outcome] * scale - 4)
        return html`<rect class="o-${outcome}" x="${round(x)}" y="0" width="${round(width)}" height="28" />${
            patterned.has(outcome) && html`<path class="hatch" d="${hatch(x, width)}" />`
          }`
      })}
    </svg>
    <figcaption>
      <ul class="key">
        ${shown.map((outcome) => html`<li>${swatch(outcome)} ${number(score[outcome])} ${names[outcome]}</li>`)}
      </ul>
    </figcaption>
  </figure> `
}

/** What waits or was handed over is hatched as well, so that colour alone says nothing. */
const patterned = new Set<RunOutcome>(['waiting', 'handedOver', 'failed'])

function hatch(from: number, width: number): string {
  const lines = Math.floor(width / 12)
  return Array.from({ length: lines }, (_, index) => `M${round(from + 4 + index * 12)} 28V0`).join('')
}

function swatch(outcome: RunOutcome): Html {
  return html`<svg class="swatch" viewBox="0 0 12 12" aria-hidden="true">
    <rect class="o-${outcome}" width="12" height="12" />
    ${patterned.has(outcome) && html`<path class="hatch" d="M3 12V0M9 12V0" />`}
  </svg>`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
