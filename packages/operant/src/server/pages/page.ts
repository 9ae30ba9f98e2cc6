import { createHash } from 'node:crypto'
import { html, type Html, type HtmlValue } from '../../told/html.ts'
import { style } from './style.ts'

/** What a browser may do with a page: show it in our style, and send its form back to us. No script, no frame, nothing loaded. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** A whole page: its title, and below it whatever it says. */
export function page(title: string, content: HtmlValue): string {
  const head: Html = html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${title}</title>`
  const body: Html = html`<main>
    <h1>${title}</h1>
    ${content}
  </main>`
  // The style stands in it byte for byte: its hash is in the policy.
  return `<!doctype html>\n<html lang="en"><head>${head.toString()}<style>${style}</style></head><body>${body.toString()}</body></html>\n`
}
