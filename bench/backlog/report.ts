import type { BacklogRound } from './play-backlog.ts'
import type { ReturnsRound } from './play-returns.ts'

export interface Report {
  readonly difficulty: number
  readonly backlog: readonly BacklogRound[]
  readonly returns: readonly ReturnsRound[]
}

/** Whether everything is as it has to be: what can be met is, what cannot be is said, and nothing was broken. */
export function isGood({ backlog, returns }: Report): boolean {
  const days = backlog.every(
    ({ can, cannot, broken, doubleEffects }) =>
      can.outcome === 'met' &&
      can.left < can.target &&
      (cannot === undefined || isRefused(cannot)) &&
      broken.length + doubleEffects === 0,
  )
  const months = returns.every(
    ({ outcome, decided, requests, remainder, broken, doubleEffects }) =>
      outcome === 'met' &&
      decided === requests &&
      remainder.every(({ wrong }) => wrong === 0) &&
      broken.length + doubleEffects === 0,
  )
  return days && months
}

/** Nothing was done, and whatever can be asked for instead was said so that it is understood. */
function isRefused({ outcome, writes, options }: NonNullable<BacklogRound['cannot']>): boolean {
  return outcome === 'declined' && writes === 0 && options.told > 0 && options.told === options.understood
}

/** The report as text of at most 80 columns. */
export function printed(report: Report): string {
  const { backlog, returns, difficulty } = report
  return [
    `Difficulty ${difficulty}`,
    ...(backlog.length > 0 ? backlogLines(backlog) : []),
    ...(returns.length > 0 ? returnsLines(returns) : []),
  ].join('\n')
}

function backlogLines(rounds: readonly BacklogRound[]): readonly string[] {
  const asked = rounds.flatMap(({ cannot }) => cannot ?? [])
  const wrong = rounds.flatMap(({ seed, broken }) =>
    broken.map((one) => `  ${seed}: ${one.rule}, ${one.ticket ?? ''} ${one.what}`),
  )
  return [
    '',
    'The backlog below N by five: N that can be reached, and one that cannot',
    'Seed waiting came   N best foretold left    at met |   N    by best said',
    ...rounds.map(({ seed, waiting, arrived, can, cannot }) =>
      [
        columns([
          [4, seed],
          [8, waiting],
          [5, arrived],
          [4, can.target],
          [5, can.leftAtBest],
          [9, can.foretold?.expected ?? '-'],
          [5, can.left],
          [6, can.at],
          [4, can.outcome === 'met' ? 'yes' : can.outcome],
        ]),
        columns([
          [4, cannot?.target ?? '-'],
          [6, cannot?.until ?? '-'],
          [5, cannot?.leftAtBest ?? '-'],
          [5, cannot ? (cannot.outcome === 'declined' ? 'yes' : cannot.outcome) : '-'],
        ]),
      ].join(' |'),
    ),
    `Met ${rounds.filter(({ can }) => can.outcome === 'met').length} of ${rounds.length}; said that it cannot be ${asked.filter(({ outcome }) => outcome === 'declined').length} of ${asked.length}, having written ${sum(asked.map(({ writes }) => writes))}.`,
    `Worked on ${sum(rounds.map(({ elements }) => elements))} tickets, ${sum(rounds.map(({ alone }) => alone))} settled alone; people decided ${sum(rounds.map(({ byPeople }) => byPeople))} times.`,
    `Joined ${sum(rounds.map(({ merged }) => merged))}, reopened ${sum(rounds.map(({ reopened }) => reopened))}.`,
    `Done twice ${sum(rounds.map(({ doubleEffects }) => doubleEffects))}; rules broken ${wrong.length}.`,
    ...wrong.slice(0, 20).map(cut),
  ]
}

function returnsLines(rounds: readonly ReturnsRound[]): readonly string[] {
  const wrong = rounds.flatMap(({ seed, broken }) =>
    broken.map((one) => `  ${seed}: ${one.rule}, ${one.ticket ?? ''} ${one.what}`),
  )
  return [
    '',
    'Every return request of last month in a final state',
    'Seed  requests  in 2 h  in the end  days  met  rest told wrongly',
    ...rounds.map(({ seed, requests, atFirst, decided, days, outcome, remainder }) =>
      columns([
        [4, seed],
        [10, requests],
        [8, atFirst],
        [12, decided],
        [6, days.toFixed(1)],
        [5, outcome === 'met' ? 'yes' : outcome],
        [19, sum(remainder.map(({ wrong: one }) => one))],
      ]),
    ),
    `Met ${rounds.filter(({ outcome }) => outcome === 'met').length} of ${rounds.length}: ${sum(rounds.map(({ decided }) => decided))} of ${sum(rounds.map(({ requests }) => requests))} requests final.`,
    `Done twice ${sum(rounds.map(({ doubleEffects }) => doubleEffects))}; rules broken ${wrong.length}.`,
    ...wrong.slice(0, 20).map(cut),
  ]
}

function cut(text: string): string {
  return text.length > 79 ? `${text.slice(0, 78)}…` : text
}

function columns(values: readonly (readonly [width: number, value: number | string])[]): string {
  return values.map(([width, value]) => String(value).padStart(width)).join('')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
