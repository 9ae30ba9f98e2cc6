/**
 * Markup that is safe to show. Only `html` makes it, and it escapes everything that is put into it: what customers,
 * carriers and models wrote cannot become markup.
 */
export class Html {
  readonly #markup: string

  constructor(strings: TemplateStringsArray, values: readonly HtmlValue[]) {
    this.#markup = strings.map((text, index) => text + (index < values.length ? Html.of(values[index]) : '')).join('')
  }

  toString(): string {
    return this.#markup
  }

  private static of(value: HtmlValue): string {
    if (value === undefined || value === false) return ''
    if (value instanceof Html) return value.#markup
    if (typeof value === 'object') return value.map((item) => Html.of(item)).join('')
    return escaped(String(value))
  }
}

/** Text and numbers are escaped; lists are joined; nothing and `false` leave no trace. */
export type HtmlValue = string | number | Html | undefined | false | readonly HtmlValue[]

export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings, values)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Control characters and those that turn the direction of writing become visible: they could forge what is read. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\u200E\u200F]/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}
