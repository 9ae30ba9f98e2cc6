import { moneyText } from '../support/real-model.ts'
import type { Worked } from './work-on-company.ts'

interface Row {
  readonly class: string
  readonly tickets: number
  readonly search: number
  readonly model: number
  readonly person: number
  readonly wrong: number
  readonly questions: number
  readonly tokens: number
  readonly money: Readonly<Record<string, number>>
  readonly milliseconds: number
}

export interface Report {
  readonly rows: readonly Row[]
  readonly all: Row
  /** Tickets that search settles alone, and the tokens that they took in hybrid. */
  readonly routine: { readonly tickets: number; readonly tokens: number; readonly settledToo: number }
  /** Questions that came to the server of the scripted model; absent with a real one. */
  readonly served?: number
  readonly model: string
  readonly seconds: number
}

export function reportOf(
  search: readonly Worked[],
  hybrid: readonly Worked[],
  about: Pick<Report, 'served' | 'model' | 'seconds'>,
): Report {
  const alone = new Set(search.flatMap(({ by, ticket }) => (by === 'search' ? [ticket] : [])))
  const routine = hybrid.filter(({ ticket }) => alone.has(ticket))
  const classes = [...Map.groupBy(hybrid, (one) => one.class)].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return {
    rows: classes.map(([name, tickets]) => rowOf(name, tickets)),
    all: rowOf('all', hybrid),
    routine: {
      tickets: routine.length,
      tokens: routine.reduce((sum, { taken }) => sum + taken.tokens, 0),
      settledToo: routine.filter(({ by }) => by === 'search').length,
    },
    ...about,
  }
}

function rowOf(name: string, tickets: readonly Worked[]): Row {
  const count = (of: (one: Worked) => boolean) => tickets.filter(of).length
  const sum = (of: (one: Worked) => number) => tickets.reduce((all, one) => all + of(one), 0)
  const money: Record<string, number> = {}
  for (const { taken } of tickets)
    for (const [currency, paid] of Object.entries(taken.money)) money[currency] = (money[currency] ?? 0) + paid
  return {
    class: name,
    tickets: tickets.length,
    search: count(({ by }) => by === 'search'),
    model: count(({ by }) => by === 'model'),
    person: count(({ by }) => by === 'person'),
    wrong: count(({ wrong }) => wrong),
    questions: sum(({ taken }) => taken.questions),
    tokens: sum(({ taken }) => taken.tokens),
    money,
    milliseconds: Math.round(sum(({ milliseconds }) => milliseconds) / Math.max(1, tickets.length)),
  }
}

/** Whether what search settles took no tokens and stayed settled, nothing is wrong, and the server heard of every question. */
export function isRight({ routine, all, served }: Report): boolean {
  const heard = served === undefined || served === all.questions
  return (
    routine.tickets > 0 && routine.tokens === 0 && routine.settledToo === routine.tickets && all.wrong === 0 && heard
  )
}

export function printed(report: Report): string {
  const { rows, all, routine, served, model, seconds } = report
  return [
    `The support agent as a hybrid with ${model}; by class of ticket, who settled it.`,
    '',
    `${'class'.padEnd(28)}tickets search model person wrong questions  tokens     money  ms each`,
    ...[...rows, all].map(lineOf),
    '',
    `${routine.tickets} routine tickets (search alone settles them): ${routine.tokens} model tokens, ${routine.settledToo} settled by search again.`,
    ...(served === undefined ? [] : [`The server of the model counted ${served} questions.`]),
    `Took ${seconds.toFixed(0)} s.`,
  ].join('\n')
}

function lineOf(row: Row): string {
  const counts: readonly (readonly [number | string, number])[] = [
    [row.tickets, 7],
    [row.search, 7],
    [row.model, 6],
    [row.person, 7],
    [row.wrong, 6],
    [row.questions, 10],
    [row.tokens, 8],
    [moneyText(row.money), 10],
    [row.milliseconds, 9],
  ]
  return `${row.class.slice(0, 27).padEnd(28)}${counts.map(([count, width]) => String(count).padStart(width)).join('')}`
}
