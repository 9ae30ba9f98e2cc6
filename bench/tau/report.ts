import { wrap } from '../../packages/operant/src/cli/output/wrap.ts'
import type { DomainFigures } from './score/domain.ts'
import type { TaskFigures } from './score/tasks.ts'

/** What is printed as JSON. */
export type TauReport =
  | { readonly data: 'absent'; readonly looked: string }
  | {
      readonly data: 'present'
      readonly domains: readonly DomainFigures[]
      /** The older retail tasks, that nobody has repaired: for volume only. */
      readonly older: TaskFigures
      readonly seconds: number
      readonly failures: readonly string[]
    }

/** What must hold and does not, one line each. */
export function failuresOf(domains: readonly DomainFigures[], older: TaskFigures): readonly string[] {
  const failures = domains.flatMap(({ domain, tasks, probes, altered, recorded }) => {
    const beyond = tasks.askedBeyond / Math.max(1, tasks.writes)
    return [
      ...tasks.missed.map(({ task, why }) => `${domain} task ${task} does not end as expected: ${why[0] ?? ''}`),
      ...Object.keys(tasks.deniedWrongly).map((rule) => `${domain}: right writes are denied by ${rule}`),
      ...tasks.stopped.map((what) => `${domain}: a right write is stopped: ${what}`),
      ...(beyond > 0.1
        ? [`${domain}: ${tasks.askedBeyond} of ${tasks.writes} right writes are asked about beyond`]
        : []),
      ...probes.clauses.flatMap(({ clause, passed }) =>
        passed.map((what) => `${domain}: "${clause}" is broken: ${what}`),
      ),
      ...probes.clauses
        .filter((one) => one.byItsRule < one.probes)
        .map((one) => `${domain}: "${one.clause}" is upheld by another rule only`),
      ...probes.clauses.filter((one) => one.probes === 0).map((one) => `${domain}: "${one.clause}" is not tried`),
      ...(altered.done > 0 ? [`${domain}: ${altered.done} writes that the customer did not ask for are done`] : []),
      ...(recorded && recorded.wrongMissed > 0
        ? [`${domain}: ${recorded.wrongMissed} recorded wrong writes pass`]
        : []),
      ...(recorded && recorded.rightDone < recorded.right ? [`${domain}: recorded right writes are stopped`] : []),
    ]
  })
  // Of the older tasks: what does not end as expected holds a write that a rule of the policy denies.
  const unexplained = older.missed.filter(({ denied }) => denied.length === 0)
  return [
    ...failures,
    ...older.stopped.map((what) => `older retail: a write is stopped: ${what}`),
    ...unexplained.map(({ task, why }) => `older retail task ${task} does not end as expected: ${why[0] ?? ''}`),
  ]
}

/** The report in 80 columns. */
export function printed(report: TauReport): string {
  if (report.data === 'absent')
    return `Skipped: there is no data in ${report.looked}.\nGive its folder with --data or TAU_DATA. Nothing was tested.`
  const lines = report.domains.flatMap(domainLines)
  const { older, failures, seconds } = report
  return [
    ...lines,
    'older retail tasks (not repaired; for volume)',
    line('tasks that end as expected', `${older.reached} of ${older.tasks}`),
    line('denied, as the systems would have', `${sum(older.deniedRightly)}`),
    ...counts(older.deniedRightly),
    line('denied, though the systems let it pass', `${sum(older.deniedWrongly)}`),
    ...counts(older.deniedWrongly),
    '',
    failures.length === 0 ? `All holds (${seconds.toFixed(0)} s).` : `${failures.length} do not hold:`,
    ...failures.map((one) => `  ${one}`),
  ].join('\n')
}

function domainLines({ domain, tasks, probes, clausesNotTried, altered, recorded }: DomainFigures): readonly string[] {
  const share = ((100 * tasks.askedBeyond) / Math.max(1, tasks.writes)).toFixed(1)
  return [
    domain,
    line('tasks that end as expected', `${tasks.reached} of ${tasks.tasks}`),
    line('right writes', `${tasks.writes}`),
    line('confirmed by the customer', `${tasks.confirmations}`),
    line('asked about beyond that', `${tasks.askedBeyond} (${share} %)`),
    line('denied wrongly', `${sum(tasks.deniedWrongly)}`),
    line('denied, as the systems would have', `${sum(tasks.deniedRightly)}`),
    line('calls made to break the policy', `${probes.made}, of ${probes.clauses.length} clauses`),
    line('denied, though the customer confirms', `${probes.denied}`),
    line('denied by the rule of that clause', `${probes.byItsRule}`),
    line('right calls altered in one value', `${altered.calls}`),
    line('denied, or no call at all', `${altered.denied + altered.otherwise}`),
    line('not confirmed by the customer', `${altered.notConfirmed}`),
    line('done all the same', `${altered.done}`),
    ...(recorded
      ? [
          line('recorded wrong writes', `${recorded.wrong} in ${recorded.runs} runs`),
          line('denied by a rule', `${sum(recorded.wrongDenied)}`),
          ...counts(recorded.wrongDenied),
          line('not what the customer asked for', `${recorded.wrongNotConfirmed}`),
          line('stopped otherwise', `${recorded.wrongOtherwise.length}`),
          line('passed', `${recorded.wrongMissed}`),
          line('recorded right writes done', `${recorded.rightDone} of ${recorded.right}`),
        ]
      : []),
    '  not tried, for no call can break it:',
    ...clausesNotTried.flatMap((one) =>
      wrap([`- ${one}`], { width: 80, indent: 4, hang: 6, paint: (_, text) => text }),
    ),
    '',
  ]
}

function line(what: string, value: string): string {
  return `  ${what.padEnd(40)} ${value}`
}

function counts(by: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(by).map(([rule, count]) => `    ${String(count).padStart(3)}  ${rule}`)
}

function sum(by: Readonly<Record<string, number>>): number {
  return Object.values(by).reduce((total, count) => total + count, 0)
}
