import { shownText } from '../shown-text.ts'

/**
 * Markup in which everything put into it is escaped: what a payer wrote into a payment cannot become part of the page. This
 * package stands alone, and so has its own.
 */
export class Markup {
  readonly #text: string

  constructor(strings: TemplateStringsArray, values: readonly MarkupValue[]) {
    this.#text = strings.map((text, index) => text + (index < values.length ? textOf(values[index]) : '')).join('')
  }

  toString(): string {
    return this.#text
  }
}

/** Texts and numbers are escaped, lists joined; nothing and `false` leave no trace. */
export type MarkupValue = string | number | Markup | undefined | false | readonly MarkupValue[]

export function markup(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return new Markup(strings, values)
}

function textOf(value: MarkupValue): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Markup) return value.toString()
  if (typeof value === 'object') return value.map(textOf).join('')
  return shownText(String(value)).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
