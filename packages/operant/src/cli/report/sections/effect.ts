import { html, type Html, type HtmlValue } from '../../../told/html.ts'
import { factName } from '../../../told/runs/fact-name.ts'
import { sourceText, effectPart } from '../../story/sentences.ts'
import type { Argument, ComparedField, ToldEffect } from '../../../told/runs/story.ts'
import { plain } from '../../output/wrap.ts'
import { valueText } from '../../../told/values.ts'
import type { Json } from '../../../facts/json.ts'
import { row } from './step.ts'

/** A write: its intent, its arguments with where each came from, and what the system held afterwards. */
export function effectEvidence(effect: ToldEffect): HtmlValue {
  const { title, undoes, attempt, identity, arguments: given, compared, found } = effect
  return [
    row(undoes === undefined ? 'write' : 'takes back', [`${title}${attempt > 1 ? ` (attempt ${attempt})` : ''}`]),
    row('identity', [
      html`<code>${identity.slice(0, 16)}…</code> <span class="fine">names the intent; no other run may have it</span>`,
    ]),
    row('with', given.map(argument)),
    row(
      'read back',
      [
        html`<b>${plain([effectPart(effect)])}</b>${effect.result === 'confirmed' && html`, ${effect.reason}`}`,
        compared.length > 0 && comparison(compared),
      ].filter((one) => one !== false),
    ),
    row('found', compared.length === 0 && found !== null ? [valueText(found)] : []),
    given.map(({ name, value }) => isLetter(value) && letter(name, value)),
  ]
}

function argument({ name, value, fact, path, source }: Argument): Html {
  const where = [fact === undefined ? '' : factName({ fact, about: source?.about ?? '' }), path]
    .filter(Boolean)
    .join('.')
  return html`<b>${name}</b> ${short(value)}
    <span class="fine">${where !== '' && html`is ${where}`}${source && html`, from ${sourceText(source)}`}</span>`
}

function comparison(fields: readonly ComparedField[]): Html {
  return html`<table class="votes">
    <caption class="unseen">
      Read back, field by field
    </caption>
    <thead>
      <tr>
        <th scope="col">Field</th>
        <th scope="col">Expected</th>
        <th scope="col">The system holds</th>
        <th scope="col">Same</th>
      </tr>
    </thead>
    <tbody>
      ${fields.map(
        ({ field, expected, found, agrees }) =>
          html`<tr class="${agrees ? 'fits' : 'differs'}">
            <th scope="row">${field}</th>
            <td>${short(expected)}</td>
            <td>${short(found)}</td>
            <td>${agrees ? 'yes' : 'no'}</td>
          </tr> `,
      )}
    </tbody>
  </table>`
}

/** A text of several lines is shown as a letter of its own, below. */
export function isLetter(value: Json): value is string {
  return typeof value === 'string' && value.includes('\n')
}

function short(value: Json): string {
  return isLetter(value) ? `a text of ${value.length} characters` : valueText(value)
}

function letter(name: string, text: string): HtmlValue {
  return row(name, [html`<blockquote><pre class="text">${text}</pre></blockquote>`])
}
