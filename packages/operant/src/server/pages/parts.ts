import type { Json } from '../../facts/json.ts'
import { html, type Html } from '../../told/html.ts'

/** A list under a heading; nothing where it is empty. */
export function part(title: string, lines: readonly (string | Html)[]): Html | undefined {
  return lines.length === 0
    ? undefined
    : html`<h2>${title}</h2>
        <ul>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>`
}

/** Names with what they stand for under a heading; nothing where there are none. */
export function namedPart(
  title: string,
  entries: readonly (readonly [name: string, told: string | Html])[],
): Html | undefined {
  return entries.length === 0
    ? undefined
    : html`<h2>${title}</h2>
        <dl>
          ${entries.map(
            ([name, told]) =>
              html`<dt>${name}</dt>
                <dd>${told}</dd>`,
          )}
        </dl>`
}

export function entriesOf(value: unknown): readonly (readonly [string, Json])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value as Readonly<Record<string, Json>>) : []
}
