import { versionState } from '../../policies/version-state.ts'
import { listPolicyEvents, listPolicyVersions, type PolicyVersion } from '../../store/policy-versions.ts'
import { command } from '../command.ts'
import { withProject } from '../open.ts'
import { bold, dim, green, yellow, type Part } from '../output/wrap.ts'
import { timeText } from '../../told/values.ts'
import { agentArg, agentMeant } from '../policy/agent-meant.ts'

export const policyVersions = command({
  name: 'policy versions',
  description: 'Lists the versions of the policies, newest first: who wrote, published and why',
  args: agentArg,
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const agents = args.agent === undefined ? [...project.files.values()] : [agentMeant(project.files, args.agent)]
      const told = await Promise.all(
        agents.map(async ({ agent: { name } }) => ({
          agent: name,
          versions: await listPolicyVersions(project.pool, name),
          events: await listPolicyEvents(project.pool, name),
        })),
      )
      terminal.data(
        told.map(({ agent, versions, events }) => ({
          agent,
          versions: versions.map(({ files, cases, ...rest }) => ({
            ...rest,
            state: versionState(rest, versions),
            files: files.map(({ name }) => name),
            cases: cases.map(({ name }) => name),
          })),
          events,
        })),
      )
      for (const { agent, versions } of told) {
        terminal.line(bold(agent))
        if (versions.length === 0) terminal.line('No policy: every action is denied.', { indent: 2 })
        terminal.table(
          [0],
          versions.map((one) => [String(one.version), ...lineOf(one, versions)]),
          2,
        )
      }
    }),
})

function lineOf(one: PolicyVersion, all: readonly PolicyVersion[]): readonly Part[] {
  const state = versionState(one, all)
  const mark = state === 'governs' ? green('governs') : state === 'waiting' ? yellow('waiting') : dim(state)
  const again = one.restores === null ? '' : ` Version ${one.restores} once more.`
  const published =
    one.publisher === null ? '' : `, published by ${one.publisher} at ${timeText(one.publishedAt ?? '') ?? ''}`
  return [
    mark,
    ` ${one.because}.${again}`.replace('..', '.'),
    dim(` By ${one.author} at ${timeText(one.draftedAt) ?? ''}${published}; ${one.hash.slice(0, 12)}`),
  ]
}
