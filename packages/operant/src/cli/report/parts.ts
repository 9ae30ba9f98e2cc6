import type { Money } from '../../facts/money.ts'
import { html, type Html, type HtmlValue } from '../../told/html.ts'

/** A part of the page: its heading in the margin, a sentence that says what it comes to, then what shows it. */
export function section(id: string, title: string, lede: HtmlValue, ...content: readonly HtmlValue[]): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <div class="margin"><h2 id="${id}-title">${title}</h2></div>
    <div class="body">
      <p class="lede">${lede}</p>
      ${content}
    </div>
  </section> `
}

export interface Column {
  readonly head: string
  readonly number?: boolean
  /** It holds a bar. */
  readonly share?: boolean
}

/** A table; the first cell of a row is its head. Nothing where there are no rows. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly HtmlValue[])[],
): Html | undefined {
  if (rows.length === 0) return undefined
  const texts = columns.filter((column) => column.number !== true && column.share !== true).length
  const look = (index: number): HtmlValue =>
    columns[index]?.number === true ? html` class="number"` : columns[index]?.share === true && html` class="share"`
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table${(columns.length > 4 || texts > 2) && html` class="wide"`}>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ head }, index) => html`<th scope="col" ${look(index)}>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, index) => (index === 0 ? html`<th scope="row">${cell}</th>` : html`<td${look(index)}>${cell}</td>`))}
            </tr> `,
        )}
      </tbody>
    </table>
  </div> `
}

/** Something to be opened by whoever wants to see it. */
export function more(summary: HtmlValue, content: HtmlValue): Html {
  return html`<details class="more">
    <summary>${summary}</summary>
    ${content}
  </details> `
}

/** Figures with what they count, in a row. */
export function figures(entries: readonly (readonly [label: string, value: HtmlValue])[]): Html {
  return html`<dl class="figures">
    ${entries.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl> `
}

/** A number, with its digits in groups. */
export function number(value: number): Html {
  return html`<data value="${value}">${value.toLocaleString('en-GB')}</data>`
}

/** `82.1 %`; `none` where there is nothing to take a share of. */
export function percent(share: number | null): Html {
  return share === null ? html`none` : html`<data value="${share}">${Math.round(share * 1000) / 10} %</data>`
}

/** `1 run`, `2 runs`. */
export function counted(value: number, noun: string, plural = `${noun}s`): Html {
  return html`${number(value)} ${value === 1 ? noun : plural}`
}

export function code(text: string): Html {
  return html`<code>${text}</code>`
}

/** Several values with something between them. */
export function joined(values: readonly HtmlValue[], between: HtmlValue = ', '): readonly HtmlValue[] {
  return values.flatMap((value, index) => (index === 0 ? [value] : [between, value]))
}

/** The first of many, and how many more there are. */
export function firstOf(values: readonly string[], most: number): Html {
  const rest = values.length - most
  const shown = values.slice(0, most).map((value) => html`<span class="whole">${value}</span>`)
  return html`${joined(shown)}${rest > 0 && ` and ${rest} more`}`
}

/** `20,000.00 EUR`. */
export function amount(money: Money): string {
  return `${money.amount.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')} ${money.currency}`
}

/** The sums in several currencies, one under the other; a dash where there are none. */
export function sums(all: readonly Money[]): HtmlValue {
  return all.length === 0
    ? '–'
    : joined(
        all.map((one) => html`<span class="whole">${amount(one)}</span>`),
        html`<br />`,
      )
}
