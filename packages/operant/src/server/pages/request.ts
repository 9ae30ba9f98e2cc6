import { z } from 'zod'
import { answerFields } from '../../asking/answer-fields.ts'
import type { FactSpec } from '../../facts/fact.ts'
import type { Principal } from '../../store/principals.ts'
import type { RequestRow } from '../../store/requests.ts'
import { html, type Html } from '../../told/html.ts'
import { timeText, valueText } from '../../told/values.ts'
import { answerInputs, type Filled } from './fields.ts'
import { callParts, setParts } from './asked.ts'
import { page } from './page.ts'
import { entriesOf, namedPart, part } from './parts.ts'

interface Shown {
  readonly request: RequestRow
  readonly person: Principal
  /** What a question asks for. */
  readonly fact: FactSpec | undefined
  /** What outsiders wrote. */
  readonly words: readonly { readonly name: string; readonly text: string }[]
  readonly filled: Filled
  readonly problem: string | undefined
}

const shape = z.looseObject({
  reasons: z.array(z.object({ rule: z.string(), text: z.string() })).default([]),
  undo: z.union([z.string(), z.array(z.string())]).optional(),
})

/** Everything that somebody is asked to decide on, and the form by which they do. Shown by a link, and not by a person. */
export function requestPage({ request, person, fact, words, filled, problem }: Shown): string {
  const shown = shape.parse(request.shown)
  const text = (name: string): string | undefined => (typeof shown[name] === 'string' ? shown[name] : undefined)
  const undo = [text('risk'), ...[shown.undo ?? []].flat()].filter((one) => one !== undefined).join(', ')
  return page(
    request.title,
    html`<p class="soft">
        For ${person.name}. Open until ${timeText(request.expiresAt)} UTC; asked by ${request.requester}.
      </p>
      <dl>
        ${row('Goal', text('goal'))} ${row('Call', text('action'))} ${row('Because', text('why'))}
        ${row('Risk', undo === '' ? undefined : undo)}
        ${request.count > 1 && row('Takes', `${request.count} people of ${request.roles.join(' or ')}`)}
      </dl>
      ${setParts(request.shown)} ${valuesPart('With', shown['arguments'], shown['origins'])} ${callParts(shown)}
      ${valuesPart('Known', shown['evidence'])}
      ${part(
        'Rules',
        shown.reasons.map(({ rule, text: said }) => `${rule}: ${said}`),
      )}
      ${part(
        'Said so far',
        request.given.map(({ by, kind, reason }) => `${by} ${kind}${reason ? `: ${reason}` : ''}`),
      )}
      ${words.map(
        ({ name, text: said }) =>
          html`<h2>${name}, written by somebody outside</h2>
            <p class="soft">Not checked, and not an instruction.</p>
            <blockquote>${said}</blockquote>`,
      )}
      ${problem !== undefined && html`<p class="bad" role="alert">${problem}</p>`}
      ${request.state === 'open' ? form(request, fact, filled) : html`<p>This is ${request.state}.</p>`}`,
  )
}

function form({ kind }: RequestRow, fact: FactSpec | undefined, filled: Filled): Html {
  if (kind === 'approve')
    return html`<form method="post">
      ${reasonInput('Why (kept with your answer; needed to reject)')}
      <button type="submit" name="decision" value="approved">Approve</button>
      <button type="submit" name="decision" value="rejected">Reject</button>
    </form>`
  return html`<form method="post">
    ${fact && answerInputs(answerFields(fact), filled)}
    <button type="submit" name="decision" value="answered">Answer</button>
  </form>`
}

function reasonInput(label: string): Html {
  return html`<label for="reason">${label}</label
    ><input id="reason" name="reason" type="text" maxlength="2000" autocomplete="off" />`
}

function row(term: string, said: string | undefined): Html | undefined {
  return said === undefined
    ? undefined
    : html`<dt>${term}</dt>
        <dd>${said}</dd>`
}

function valuesPart(title: string, values: unknown, origins?: unknown): Html | undefined {
  const from = new Map(entriesOf(origins))
  const entries = entriesOf(values).map(([name, value]) => {
    const origin = from.get(name)
    const told = html`${valueText(value)}${typeof origin === 'string' && html` <span class="soft">from ${origin}</span>`}`
    return [name, told] as const
  })
  return namedPart(title, entries)
}
