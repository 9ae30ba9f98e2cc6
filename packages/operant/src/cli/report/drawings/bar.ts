import { html, type Html } from '../../../told/html.ts'

/** A share as a short bar beside the number that says it. */
export function bar(value: number, of: number): Html {
  const width = of <= 0 ? 0 : Math.min(100, Math.round((value / of) * 1000) / 10)
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="8" />
    <rect class="fill" width="${width}" height="8" />
  </svg>`
}
