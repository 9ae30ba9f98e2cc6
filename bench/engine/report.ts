import type { ParkedFigures } from './measure-parked.ts'
import type { PlanningFigures } from './measure-planning.ts'
import type { StepFigures, ThroughputFigures } from './measure-steps.ts'

export interface Figures extends StepFigures, ParkedFigures, PlanningFigures {
  /** Of reads, with one worker and twenty runs at once. */
  readonly cpuMsPerStep: number
  readonly stepsPerSecond: number
  /** Beside raw commits on 20 connections. */
  readonly stepsRatio: number
  readonly throughput: readonly ThroughputFigures[]
  readonly seconds: number
}

/** The figures as a table of at most 80 columns. */
export function reportOf(figures: Figures): string {
  const { throughput } = figures
  return [
    heading('One run, one step after the other', 'ms', '× raw'),
    row('raw insert and commit', figures.rawMs, 1),
    row('read, with its planning', figures.readStepMs, figures.readStepRatio, commitNote(figures.readCommits)),
    row('write, guarded and read back', figures.actionMs, figures.actionRatio, commitNote(figures.actionCommits)),
    '',
    heading('Twenty runs at once in each worker', 'a second', '× raw'),
    ...throughput.flatMap((one) => [
      row(`${countOf(one.workers)}: reads`, one.stepsPerSecond, one.rawRatio, cpuNote(one.cpuMsPerStep)),
      row(`${countOf(one.workers)}: actions`, one.actionsPerSecond, one.actionRawRatio, cpuNote(one.cpuMsPerAction)),
      row('  raw commits of 20 connections', one.rawPerSecond, 1),
    ]),
    '',
    heading(`${figures.parked.toLocaleString('en')} runs parked on an approval`, '', ''),
    row('memory of a worker, more than beside none', figures.parkedMb, undefined, 'MB'),
    row(
      'idle CPU of worker and server',
      figures.idleCpu,
      undefined,
      `% (beside none ${figures.idleCpuBare.toFixed(1)} %)`,
    ),
    row('raw commit with a NOTIFY, until it is heard', figures.notifyCommitMs, undefined, 'ms'),
    row(
      'approval → intent committed',
      figures.approveMs,
      undefined,
      `ms, × ${figures.approveRatio.toFixed(1)} (90 %: ${figures.approveMs90.toFixed(1)})`,
    ),
    '',
    heading('Planning: 60 capabilities, 3 givers a fact, depth 8', '', ''),
    row(
      `a plan of ${figures.planSteps} steps`,
      figures.planningMs,
      undefined,
      `ms (99 %: ${figures.planningMs99.toFixed(1)})`,
    ),
  ].join('\n')
}

function countOf(workers: number): string {
  return `${workers} worker${workers > 1 ? 's' : ''}`
}

/** Reads that follow each other at once share a commit, and a confirmation shares one with the next intent. */
function commitNote(commits: number): string {
  return `${commits.toFixed(2)} commits`
}

function cpuNote(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms CPU`
}

function heading(title: string, one: string, other: string): string {
  return `${title.padEnd(46)}${one.padStart(9)}${other.padStart(8)}`.trimEnd()
}

function row(what: string, value: number, ratio: number | undefined, note = ''): string {
  const second = ratio === undefined ? ''.padStart(8) : shown(ratio).padStart(8)
  return `  ${what.padEnd(44)}${shown(value).padStart(9)}${ratio === undefined && note ? '' : second}  ${note}`.trimEnd()
}

function shown(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2)
}
