import type { ParkedFigures } from './measure-parked.ts'
import type { PlanningFigures } from './measure-planning.ts'
import type { StepFigures, ThroughputFigures } from './measure-steps.ts'

export interface Figures extends StepFigures, ParkedFigures, PlanningFigures {
  /** With one worker; medians. */
  readonly cpuMsPerStep: number
  readonly stepsPerSecond: number
  readonly throughput: readonly ThroughputFigures[]
  readonly seconds: number
}

/** The figures as a table of at most 80 columns. */
export function reportOf(figures: Figures): string {
  const { throughput } = figures
  return [
    heading('One run, one step after the other', 'ms', '× raw'),
    row('raw insert and commit', figures.rawMs, 1),
    row('read, with its planning: one commit', figures.readStepMs, figures.readStepRatio),
    row('write, guarded and read back: two commits', figures.actionMs, figures.actionRatio),
    '',
    heading('Twenty runs at once in each worker', 'steps/s', 'CPU ms'),
    ...throughput.map((one) =>
      row(
        `${one.workers} worker${one.workers > 1 ? 's' : ''} (raw, 20 connections: ${one.rawPerSecond.toFixed(0)}/s)`,
        one.stepsPerSecond,
        one.cpuMsPerStep,
        `${one.workerCpuMsPerStep.toFixed(2)} in the worker`,
      ),
    ),
    '',
    heading(`${figures.parked.toLocaleString('en')} runs parked on an approval`, '', ''),
    row('memory of a worker, more than beside none', figures.parkedMb, undefined, 'MB'),
    row(
      'idle CPU of worker and server',
      figures.idleCpu,
      undefined,
      `% (beside none ${figures.idleCpuBare.toFixed(1)} %)`,
    ),
    row('approval → intent committed', figures.approveMs, undefined, `ms (90 %: ${figures.approveMs90.toFixed(1)})`),
    row('commit that wakes a run', figures.notifyCommitMs, figures.notifyCommitMs / figures.rawMs, 'ms, × raw'),
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
