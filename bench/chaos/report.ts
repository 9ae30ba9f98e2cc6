import type { RoundResult } from './round.ts'
import { violationKinds } from './verdict/violation.ts'

const width = 80

/** A round as a table of at most 80 columns. */
export function reportOf(title: string, result: RoundResult): string {
  const kills = [...result.deaths.values()].reduce((sum, count) => sum + count, 0)
  const points = [...result.deaths].toSorted(([one], [other]) => one.localeCompare(other))
  const counts = violationKinds.map((kind) => [kind, result.violations.filter((one) => one.kind === kind).length])
  const lines = [
    `${title}  ${result.seconds.toFixed(0)} s`,
    `${result.runs} runs, ${result.writes} writes in the world, ${result.events} events`,
    `${kills} workers killed, ${result.stalls} stalled; database killed ${result.databaseKills} times`,
    '',
    ...columns(points.map(([point, count]) => `${String(count).padStart(2)}  ${point}`)),
    '',
    counts.map(([kind, count]) => `${kind} ${count}`).join('   '),
    ...result.violations.slice(0, 20).map(({ kind, about, what }) => `  ${kind}: ${about} ${what}`.slice(0, 240)),
    ...(result.violations.length > 20 ? [`  … and ${result.violations.length - 20} more`] : []),
  ]
  return lines.join('\n')
}

/** A round for other programs. */
export function jsonOf(result: RoundResult): object {
  return { ...result, deaths: Object.fromEntries(result.deaths), errors: Object.fromEntries(result.errors) }
}

function columns(cells: readonly string[]): readonly string[] {
  const half = Math.ceil(cells.length / 2)
  return cells.slice(0, half).map((left, index) => `${left.padEnd(width / 2)}${cells[index + half] ?? ''}`.trimEnd())
}
