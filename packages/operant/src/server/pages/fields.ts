import type { AnswerField } from '../../asking/answer-fields.ts'
import { html, type Html } from '../../told/html.ts'

/** What somebody put into a form, and what was wrong with it. */
export interface Filled {
  readonly values: ReadonlyMap<string, string>
  readonly problems: ReadonlyMap<string, string>
}

export const nothingFilled: Filled = { values: new Map(), problems: new Map() }

/** The fields of an answer, each with its label, what was put in before and what was wrong with that. */
export function answerInputs(fields: readonly AnswerField[], filled: Filled): Html {
  return html`${
    filled.problems.size > 0 &&
    html`<p class="bad" role="alert">The answer was not taken: something below does not fit.</p>`
  }
  ${fields.map((field, index) => inputFor(field, index, filled))}`
}

/** The name under which a field is sent: the field's own could be empty, or that of another input. */
export function inputName({ name }: Pick<AnswerField, 'name'>): string {
  return `answer.${name}`
}

function inputFor(field: AnswerField, index: number, { values, problems }: Filled): Html {
  const id = `field-${index}`
  const value = values.get(field.name) ?? ''
  const problem = problems.get(field.name)
  const label = `${field.name === '' ? 'Your answer' : wordsOf(field.name)}${field.required ? '' : ' (may be left out)'}`
  const told = problem === undefined ? undefined : html`<p class="bad" id="${id}-problem">${problem}</p>`
  if (field.kind === 'choice')
    return html`<fieldset>
      <legend>${label}</legend>
      ${told}${field.options.map((option) => choice(field, option, value))}
    </fieldset>`
  const described = told ? html` aria-invalid="true" aria-describedby="${id}-problem"` : undefined
  const required = field.required && html` required`
  if (field.kind === 'words')
    return html`<label for="${id}">${label}</label>${told}<textarea
        id="${id}"
        name="${inputName(field)}"
        rows="6"
        maxlength="20000"
        ${required}${described}
      >
${value}</textarea>`
  const type = field.kind === 'date' ? 'date' : 'text'
  return html`<label for="${id}">${label}</label>${told}<input
      id="${id}"
      name="${inputName(field)}"
      type="${type}"
      value="${value}"
      maxlength="2000"
      autocomplete="off"
      ${required}${described}
    />`
}

function choice(field: AnswerField, option: string, value: string): Html {
  const chosen = option === value && html` checked`
  const required = field.required && html` required`
  return html`<label class="choice"
    ><input type="radio" name="${inputName(field)}" value="${option}" ${chosen}${required} /> ${option}</label
  >`
}

/** `confirmedDate` as it is read: `Confirmed date`. */
function wordsOf(name: string): string {
  const words = name
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
