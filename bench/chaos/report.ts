import type { RunEvent } from '../../packages/operant/src/journal/events.ts'
import type { RoundResult } from './round.ts'
import { distributionOf, seconds } from './verdict/recoveries.ts'
import { violationKinds } from './verdict/violation.ts'

const width = 80

/** A round as a table of at most 80 columns. */
export function reportOf(title: string, result: RoundResult): string {
  const kills = [...result.deaths.values()].reduce((sum, count) => sum + count, 0)
  const points = [...result.deaths].toSorted(([one], [other]) => one.localeCompare(other))
  const counts = violationKinds.map((kind) => [kind, result.violations.filter((one) => one.kind === kind).length])
  const lines = [
    `${title}  ${result.seconds.toFixed(0)} s`,
    `${result.runs} runs, ${result.events} events; ${result.attempts} writes asked for, ${result.writes} done`,
    `${kills} workers killed, ${result.stalls} stalled; database killed ${result.outages.length} times`,
    ...recoveryLines(result),
    '',
    ...columns(points.map(([point, count]) => `${String(count).padStart(2)}  ${point}`)),
    '',
    counts.map(([kind, count]) => `${kind} ${count}`).join('  '),
    ...result.violations.slice(0, 20).map(({ kind, about, what }) => `  ${kind}: ${about} ${what}`.slice(0, 240)),
    ...(result.violations.length > 20 ? [`  … and ${result.violations.length - 20} more`] : []),
    ...Object.entries(result.evidence).slice(0, 2).flatMap(lastOf),
  ]
  return lines.join('\n')
}

/** How a run that something is wrong with came to its end. */
function lastOf([run, events]: readonly [string, readonly RunEvent[]]): readonly string[] {
  return [
    `  the last of ${events.length} events of ${run}:`,
    ...events.slice(-25).map((event) => {
      const step = 'step' in event ? ` ${event.step.capability}` : ''
      const result = 'result' in event ? ` ${event.result}` : ''
      const why = 'reason' in event ? event.reason : 'failure' in event ? event.failure.reason : ''
      return `    ${event.at.slice(17, 23)} ${event.type}${step}${result} ${why}`.trimEnd().slice(0, 160)
    }),
  ]
}

function recoveryLines({ recoveries, outages, confirmedBefore }: RoundResult): readonly string[] {
  const { count, median, most, longest } = distributionOf(recoveries.filter(({ databaseToo }) => !databaseToo))
  const both = distributionOf(recoveries.filter(({ databaseToo }) => databaseToo))
  const away = Math.max(0, ...outages.map(({ from, until }) => until - from))
  const lines: readonly (readonly [shown: boolean, line: string])[] = [
    [
      count > 0,
      `${count} times a run stood still: median ${seconds(median)}, 95 % within ${seconds(most)}, all ${seconds(longest)}`,
    ],
    [both.count > 0, `${both.count} times with the database away as well: longest ${seconds(both.longest)}`],
    [
      outages.length > 0,
      `the database was back after ${seconds(away)} at most; ${confirmedBefore} effects had been proven`,
    ],
  ]
  return lines.flatMap(([shown, line]) => (shown ? [line] : []))
}

/** A round for other programs; its evidence is kept apart. */
export function jsonOf(result: RoundResult): object {
  const { evidence: _, recoveries, ...rest } = result
  return {
    ...rest,
    deaths: Object.fromEntries(result.deaths),
    errors: Object.fromEntries(result.errors),
    recoveries: {
      alone: distributionOf(recoveries.filter(({ databaseToo }) => !databaseToo)),
      databaseToo: distributionOf(recoveries.filter(({ databaseToo }) => databaseToo)),
    },
  }
}

function columns(cells: readonly string[]): readonly string[] {
  const half = Math.ceil(cells.length / 2)
  return cells.slice(0, half).map((left, index) => `${left.padEnd(width / 2)}${cells[index + half] ?? ''}`.trimEnd())
}
