import { autonomyEvidence, wilson, type AutonomyEvidence } from '../../store/autonomy-evidence.ts'
import { levels, type AutonomyCap } from '../../guard/sections/autonomy.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { withProject } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'

export const autonomy = command({
  name: 'autonomy list',
  description: 'Tells how far each agent goes by itself, what keeps it from more, and how it went so far',
  args: { agent: { type: 'string', valueHint: 'name', description: 'Only this agent' } },
  run: (args, terminal) =>
    withProject(args, async ({ agents, pool }) => {
      const evidence = await autonomyEvidence(pool)
      const all = [...agents.values()].filter(({ agent }) => args.agent === undefined || agent.name === args.agent)
      const told = all.flatMap(({ agent, policies }) =>
        [...agent.capabilities.values()].flatMap((spec) =>
          spec.kind === 'action'
            ? [
                {
                  agent: agent.name,
                  action: spec.name,
                  risk: spec.risk,
                  ...inForce(agent.name, policies.caps(spec.name)),
                  ...some(evidence.get(`${agent.name} ${spec.name}`)),
                },
              ]
            : [],
        ),
      )
      terminal.data(told)
      for (const { agent } of all) {
        terminal.line(bold(agent.name))
        const rows = told
          .filter((row) => row.agent === agent.name)
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

function some(evidence: AutonomyEvidence | undefined): { readonly evidence?: AutonomyEvidence } {
  return evidence ? { evidence } : {}
}

/** The strictest level for every call, and each cap in words; those for part of the calls are told as such. */
function inForce(agent: string, caps: readonly AutonomyCap[]) {
  const own = caps.filter(({ agents }) => agents.length === 0 || agents.includes(agent))
  const whole = own.filter(({ above }) => !above).map(({ level }) => levels.indexOf(level))
  return {
    level: levels[Math.min(levels.length - 1, ...whole)] ?? 'shadow',
    because: own.map((cap) => cap.because ?? cap.name),
  }
}

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
