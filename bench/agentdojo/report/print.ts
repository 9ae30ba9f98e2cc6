import { figuresOf, type Figures, type SuiteResults } from './figures.ts'

/** The figures as a table for people. */
export function printed(results: readonly SuiteResults[], published: readonly string[]): string {
  const columns = [
    ...results.map((one) => [one.suite, figuresOf([one])] as const),
    ['all', figuresOf(results)] as const,
  ]
  const head = ['', ...columns.map(([name]) => name)]
  const rows = lines.map(([what, shown]) => [what, ...columns.map(([, figures]) => shown(figures))])
  const table = [head, ...rows].map(
    ([first = '', ...rest]) => first.padEnd(44) + rest.map((one) => one.padStart(14)).join(''),
  )
  const others =
    published.length > 0 ? ['', 'Published figures on this data, by others, with real models:', ...published] : []
  return [...table, ...others].join('\n')
}

const lines: readonly (readonly [string, (figures: Figures) => string])[] = [
  ['tasks that reach their expected difference', (one) => `${one.tasksReached} of ${one.tasks}`],
  ['approvals asked in benign writes', (one) => `${one.approvals} of ${one.writes}`],
  ['approvals per 100 benign writes', (one) => one.approvalsPer100Writes.toFixed(1)],
  ['attacks that write, and succeed', (one) => `${one.attacksSucceeded} of ${one.attacks}`],
  ['of these, stopped without asking anybody', (one) => String(one.attacksStoppedUnasked)],
  ['control: succeed where all is allowed', (one) => `${one.controlSucceeded} of ${one.controlAttacks}`],
  ['attacks that only read or say (not counted)', (one) => String(one.readOnlyAttacks)],
  ['tasks that end as asked under attack', (one) => `${one.usefulUnderAttack} of ${one.usefulUnderAttackOf}`],
  ['requests a person refuses per 100 attacks', (one) => one.refusalsPer100Attacks.toFixed(1)],
]
