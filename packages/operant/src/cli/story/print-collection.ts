import { causesText } from '../../told/causes.ts'
import type { ToldCollection, ToldElement, ToldForecast } from '../../told/runs/collection.ts'
import { count, shortly, timeText } from '../../told/values.ts'
import { commandText, quoted } from '../invocation.ts'
import type { Terminal } from '../output/terminal.ts'
import { bold, dim, green, red, yellow, type Part } from '../output/wrap.ts'
import { outcomePart } from './outcome-part.ts'

/** How far the elements of a run have come, with the reasons why some ended as they did. */
export function printCollection(terminal: Terminal, told: ToldCollection, run: string, config?: string): void {
  terminal.line([bold('Elements '), collectionText(told)])
  for (const { outcome, reasons } of told.ended) {
    // That every check holds goes without saying.
    if (outcome === 'met') continue
    for (const one of reasons)
      terminal.line([outcomePart(outcome), ` ${one.count} · ${shortly(causesText(one.reason))}`], {
        indent: 9,
        hang: 11,
      })
  }
  terminal.line(dim(`each of them: ${commandText(`runs elements ${run}`, config)}`), { indent: 9 })
}

/** In one line: every element is counted once. */
export function collectionText({ elements, ended, ...open }: ToldCollection): string {
  const parts: readonly (readonly [number, string])[] = [
    ...ended.map((one) => [one.count, one.outcome] as const),
    [open.acting, 'acting'],
    [open.withPeople, 'with people'],
    [open.waits, 'waiting'],
    [open.notBegun, 'not begun'],
  ]
  const told = parts.flatMap(([number, what]) => (number === 0 ? [] : [`${number.toLocaleString('en')} ${what}`]))
  const left =
    open.left === 0 ? '' : `; ${count(open.left, 'more')} left before they were begun`.replace('mores', 'more')
  return `${elements.toLocaleString('en')}: ${told.join(', ') || 'none'}${left}`
}

/** What a goal will come to, in words. */
export function foretoldPart(forecast: ToldForecast['forecast']): Part {
  if ('cannot' in forecast) return yellow(`it cannot be foretold: ${forecast.cannot}`)
  const { reachable, expected, bound, because } = forecast
  const text = `${reachable ? 'it can be met' : 'it cannot be met'}: ${because} (${expected} against ${bound})`
  return reachable ? green(text) : red(text)
}

/** The last forecast of a run; where it was declined for it, what could be asked for instead. */
export function printForecast(
  terminal: Terminal,
  forecasts: readonly ToldForecast[],
  declined: boolean,
  config?: string,
): void {
  const last = forecasts.at(-1)
  if (!last) return
  const times = forecasts.length > 1 ? `, ${forecasts.length} times` : ''
  terminal.line([bold('Foretold '), foretoldPart(last.forecast), dim(` (${timeText(last.at)} UTC${times})`)])
  if (!declined || 'cannot' in last.forecast) return
  for (const { ask, because } of last.forecast.options) {
    terminal.line(`You could ask for this instead, for ${because}:`, { indent: 9 })
    terminal.command(commandText(`goal ${quoted(ask)}`, config))
  }
}

/** A line for each element. */
export function printElements(terminal: Terminal, elements: readonly ToldElement[]): void {
  terminal.table(
    [0, 0],
    elements.map((one) => [
      one.outcome ? outcomePart(one.outcome) : one.standing,
      bold(shortly(one.element, 40)),
      one.reason ? shortly(causesText(one.reason)) : '',
      dim(one.beganAt === undefined ? '' : ` ${one.run}`),
    ]),
  )
}
