import { autonomyStanding } from '../../project/autonomy-standing.ts'
import { wilson, type AutonomyEvidence } from '../../store/autonomy-evidence.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { withProject } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'

export const autonomy = command({
  name: 'autonomy list',
  description: 'Tells how far each agent goes by itself, what keeps it from more, and how it went so far',
  args: { agent: { type: 'string', valueHint: 'name', description: 'Only this agent' } },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const all = [...project.agents.keys()].filter((name) => args.agent === undefined || name === args.agent)
      const told = await autonomyStanding(project, args.agent)
      terminal.data(told)
      for (const name of all) {
        terminal.line(bold(name))
        const rows = told
          .filter((row) => row.agent === name)
          .flatMap(({ action, level, risk, because, evidence: known }) => [
            [bold(action), level, dim(`${risk}${evidenceText(known)}`)],
            ...because.map((line) => ['', '', dim(line)]),
          ])
        terminal.table([0, 9], rows, 2)
      }
      terminal.line(dim('Beyond its level, rules, budgets and approvals hold as ever. To change one:'))
      terminal.command(commandText('autonomy set AGENT ACTION LEVEL --as NAME --because "…"', args.config))
    }),
})

function evidenceText(evidence: AutonomyEvidence | undefined): string {
  if (!evidence) return ', not used yet'
  const { confirmed, differing, approved, rejected, reviewed, agreed } = evidence
  const [least] = wilson(agreed, reviewed)
  return [
    `, ${confirmed} confirmed`,
    ...(differing > 0 ? [`${differing} not as intended`] : []),
    ...(approved + rejected > 0 ? [`people approved ${approved} of ${approved + rejected}`] : []),
    ...(reviewed > 0 ? [`reviews agree in ${agreed} of ${reviewed} (at least ${Math.floor(least * 100)} %)`] : []),
  ].join(', ')
}
