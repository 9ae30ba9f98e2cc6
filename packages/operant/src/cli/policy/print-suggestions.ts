import type { Region } from '../../people/precedents/like.ts'
import type { Terminal } from '../output/terminal.ts'
import { count } from '../../told/values.ts'
import { bold, dim, green, yellow } from '../output/wrap.ts'
import type { Suggested } from '../../policies/suggest.ts'

/** Each candidate with the decisions that it comes from, what speaks against it, and what was drafted of it. */
export function printSuggestions(terminal: Terminal, candidates: readonly Suggested[]): void {
  if (candidates.length === 0)
    return terminal.line('Nowhere did people decide like calls alike five times; nothing is suggested.')
  for (const one of candidates) {
    terminal.line([
      bold(`${one.action}: ${one.answer} ${count(one.decisions.length, 'time')}`),
      dim(` · asked by ${one.rule}`),
    ])
    const line = (text: string): void => terminal.line(text, { indent: 2, hang: 4 })
    const bounds = regionText(one.region)
    if (bounds !== '') line(`where ${bounds}`)
    line(
      `by ${Object.entries(one.people)
        .map(([name, times]) => `${name} (${times})`)
        .join(', ')}; ${Math.round(one.agreement * 100)} % of ${one.decisions.length + one.against.length} like calls`,
    )
    for (const { run, by, looked } of one.against.slice(0, 3))
      terminal.line(
        [
          yellow('otherwise '),
          `in run ${run}, by ${by.join(' and ')}: ${Object.entries(looked)
            .map(([path, value]) => `${path} ${value}`)
            .join(', ')}`,
        ],
        { indent: 2, hang: 4 },
      )
    line(
      `from ${one.decisions
        .slice(0, 5)
        .map(({ run }) => run)
        .join(', ')}${one.decisions.length > 5 ? ` and ${one.decisions.length - 5} more` : ''}`,
    )
    if (one.draft)
      terminal.line(
        [green('drafted '), `in ${one.draft.file}: ${one.draft.added}, with ${count(one.draft.cases, 'case')}`],
        { indent: 2, hang: 4 },
      )
    else terminal.line([yellow('no rule '), one.problem ?? ''], { indent: 2, hang: 4 })
  }
  terminal.line()
}

/** What the calls have in common, in words. */
function regionText({ same, bands }: Region): string {
  return [
    ...Object.entries(same).map(([path, value]) => `${path} is ${value}`),
    ...Object.entries(bands).map(([path, { from, to }]) =>
      from === to ? `${path} is ${from}` : `${path} is from ${from} to ${to}`,
    ),
  ].join(', ')
}
