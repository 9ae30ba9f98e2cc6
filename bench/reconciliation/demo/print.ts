import type { Figures } from './figures.ts'

/** A month as people read it, in 80 columns. */
export function printed(figures: Figures): string {
  const { seconds, again, findings, putRight } = figures
  return [
    '',
    `${counted(figures.lines)} lines of the bank (${figures.format}), seed ${figures.seed}, difficulty ${figures.difficulty}`,
    '',
    row('ties to the cent', figures.tiesToTheCent ? 'yes' : 'NO'),
    row('done twice', String(figures.doubleEffects)),
    row('matched alone, right', share(figures.precision, 5)),
    row('found of what can be', share(figures.recall, 5)),
    row('posted', `${counted(figures.postings)} lines in ${counted(figures.journals)} journals`),
    row('journals asked about', `${figures.approved}, and approved by a script`),
    row('with people', `${counted(figures.exceptions)} exceptions, each with an owner`),
    row('carried on', counted(figures.carried)),
    ...(putRight.by > 0
      ? [row('put right by people', `${putRight.by}, of them recognised ${putRight.recognised}`)]
      : []),
    row(
      'time',
      `${figures.secondsTotal} s: read ${seconds.read}, match ${seconds.match}, post and report ${seconds.post}`,
    ),
    row('CPU of all processes', `${figures.cpuSeconds} s`),
    row('a line', `${figures.microsecondsPerLine} µs`),
    row('memory of all processes', `${figures.peakMb} MB at most`),
    row('worker stood still', `${counted(figures.stoodStillMs)} ms at most`),
    row('report', `${figures.reportMb} MB`),
    ...(figures.workersKilled > 0 ? [row('workers killed', String(figures.workersKilled))] : []),
    ...(again ? [row('once more', `${again.outcome}, ${again.writes} writes`)] : []),
    '',
    '  class                    planted  precision   recall',
    ...Object.entries(figures.classes).map(
      ([name, { planted, precision, recall }]) =>
        `  ${name.padEnd(22)} ${counted(planted).padStart(9)} ${share(precision).padStart(10)} ${share(recall).padStart(8)}`,
    ),
    ...(findings.length > 0 ? ['', 'Not right:', ...findings.map((finding) => `  - ${finding}`)] : []),
  ].join('\n')
}

function row(title: string, value: string): string {
  return `  ${title.padEnd(28)} ${value}`
}

/** The same for several sizes, a row each. */
export function printedCurve(all: readonly Figures[]): string {
  const head = ['lines', 'seconds', 'read', 'match', 'post', 'µs a line', 'MB', 'precision', 'recall']
  const rows = all.map((one) => [
    counted(one.lines),
    one.secondsTotal.toFixed(1),
    one.seconds.read.toFixed(1),
    one.seconds.match.toFixed(1),
    one.seconds.post.toFixed(1),
    one.microsecondsPerLine.toFixed(0),
    counted(one.peakMb),
    share(one.precision, 4),
    share(one.recall, 4),
  ])
  const widths = [9, 8, 6, 6, 6, 10, 6, 10, 8]
  return [head, ...rows].map((cells) => cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join(' ')).join('\n')
}

function share(value: number | null, digits = 3): string {
  return value === null ? '–' : value.toFixed(digits)
}

function counted(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}
