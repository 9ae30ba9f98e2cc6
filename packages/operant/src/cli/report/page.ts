import { createHash } from 'node:crypto'
import { html } from '../../told/html.ts'
import type { Report } from './report.ts'
import { asked } from './sections/asked.ts'
import { toldCase } from './sections/case.ts'
import { done } from './sections/done.ts'
import { money } from './sections/money.ts'
import { open } from './sections/open.ts'
import { pace } from './sections/pace.ts'
import { refused } from './sections/refused.ts'
import { score } from './sections/score.ts'
import { summary } from './sections/summary.ts'
import { style } from './style.ts'

/** Every page begins so: what does not is not overwritten. */
export const beginning = '<!doctype html>\n<!-- What a demo of Operant came to -->\n'

const parts = [
  ['asked', 'What was asked'],
  ['done', 'What was done'],
  ['refused', 'What was refused'],
  ['open', 'What waits for people'],
  ['money', 'The money'],
  ['case', 'One case, told'],
  ['score', 'Against the truth'],
  ['pace', 'Time'],
] as const

/** The page: one file that needs nothing else and loads nothing. Its policy lets a browser run no script at all. */
export function pageOf(report: Report): string {
  const styleHash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`
  const { origin } = report
  const [before, after] = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="${policy}" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <title>Operant demo: ${report.score.runs} tickets, seed ${origin.seed}</title>
      <style></style>
    </head>
    <body>
      <a class="skip" href="#main">To the report</a>
      <main id="main">
        ${summary(report)}
        <nav aria-label="Parts of this page">
          <ul>
            ${parts.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
          </ul>
        </nav>
        ${[asked, done, refused, open, money, toldCase, score, pace].map((part) => part(report))}
      </main>
      <footer>
        <p>Synthetic data, generated from seed ${origin.seed}. The same again: <code>${origin.commands.again}</code></p>
      </footer>
    </body>
  </html> `
    .toString()
    .split('<style></style>')
  // The style is a constant of this program, and escaping would change it.
  return `${beginning}${before ?? ''}<style>${style}</style>${after ?? ''}`
}
