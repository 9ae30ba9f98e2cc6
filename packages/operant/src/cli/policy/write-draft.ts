import { draftPolicies, type PolicyContent } from '../../store/policy-versions.ts'
import { commandText } from '../invocation.ts'
import type { Terminal } from '../output/terminal.ts'
import { count } from '../../told/values.ts'
import { bold, green } from '../output/wrap.ts'
import { comparePolicies } from '../../policies/compare-policies.ts'
import type { AgentPolicies } from './with-policies.ts'
import { printDifferences } from './print-differences.ts'
import { publishersFor } from '../../policies/publishers.ts'
import { usableContent } from './usable-content.ts'

export interface Draft {
  readonly content: PolicyContent
  /** The earlier version whose content it is. */
  readonly restores?: number
  readonly author: string
  readonly because: string
}

/** Tries a draft, writes it and tells how it differs from what governs, and who may publish it. */
export async function writeDraft(
  terminal: Terminal,
  { project, files, agent, governing }: AgentPolicies,
  draft: Draft,
  config: string | undefined,
): Promise<void> {
  const { content, restores, author } = draft
  const people = project.definition.principals
  const { cases } = usableContent(files, content, people)
  const version = await draftPolicies(project.pool, { agent, ...draft, at: project.clock.now().toISOString() })
  const differences = comparePolicies(governing?.files ?? [], content.files)
  const { content: _content, ...told } = draft
  terminal.data({ agent, version, state: 'waiting', ...told, hash: content.hash, cases: cases.length, differences })
  printDifferences(terminal, differences)
  terminal.line([
    bold(`Version ${version} of the policies of ${agent} is drafted`),
    restores === undefined ? '' : `: version ${restores} once more`,
    cases.length > 0
      ? green(`, ${count(cases.length, 'saved case')} decided as they must be.`)
      : '. No cases are saved for it.',
  ])
  terminal.line('It governs once somebody else publishes it:')
  const option = project.files.size > 1 ? ` --agent ${agent}` : ''
  const [publisher = 'NAME'] = publishersFor(people, author)
  terminal.command(commandText(`policy approve ${version} --as ${publisher}${option}`, config))
}
