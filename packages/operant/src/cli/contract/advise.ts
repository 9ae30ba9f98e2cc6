import type { ActionSpec } from '../../agent/capability.ts'
import type { Agent } from '../../agent/define-agent.ts'
import { missingOf, missingWords, type Missing } from '../../run/loading/missing-terms.ts'
import { reachOf, type Reach } from '../../run/loading/static-reach.ts'
import { entityWords, shared } from './likeness.ts'
import { nextIdentity } from './next-identity.ts'
import type { NextLine } from './next-line.ts'
import { nextReadBack } from './next-read-back.ts'
import { nextRelation } from './next-relation.ts'
import { operantImport } from './source-name.ts'

/** An unproven write with the next line that would prove it. */
export interface Advice {
  readonly agent: string
  readonly action: string
  /** File and line of its definition. */
  readonly definedAt: string
  /** What is missing, in words; empty where it is proven already and only declared otherwise. */
  readonly missing: readonly string[]
  readonly next: NextLine
}

/** What to write next for each unproven write of these agents; of one that several have, once. */
export function adviseOn(agents: readonly Agent[]): readonly Advice[] {
  const seen = new Set<string>()
  return agents.flatMap((agent) => {
    const reach = reachOf(agent)
    return [...agent.capabilities.values()].flatMap((spec) => {
      const missing = spec.kind === 'action' ? missingOf(reach, spec) : undefined
      if (spec.kind !== 'action' || !missing || seen.has(`${spec.definedAt} ${spec.name}`)) return []
      seen.add(`${spec.definedAt} ${spec.name}`)
      const { name: action, definedAt } = spec
      const next = withoutCircle(agent, nextLine(agent, reach, spec, missing[0]))
      return [{ agent: agent.name, action, definedAt, missing: missingWords(missing), next }]
    })
  })
}

function nextLine(agent: Agent, reach: Reach, action: ActionSpec, missing: Missing | undefined): NextLine {
  switch (missing?.term) {
    case 'identity':
      return nextIdentity(action)
    case 'confirm':
      return nextReadBack(agent, action)
    case 'relation':
      return nextRelation(agent, reach, action, missing.argument)
    case 'undo':
      return nextUndo(agent, action)
    case 'risk':
      return {
        ...term('risk', "risk: 'irreversible',"),
        because:
          "What cannot be taken back is irreversible, and every argument of it must be borne. Write 'reversible' where it does no harm to take it back.",
      }
    case undefined:
      return {
        term: 'rename',
        place: 'rename',
        lines: ['action({'],
        whole: true,
        imports: [operantImport('action')],
        because: `Nothing is missing: rename unprovenAction to action.${unknownToSearch(action)}`,
      }
  }
}

/** The file of an agent imports its capabilities: what they name of it has to stand somewhere else. */
function withoutCircle(agent: Agent, next: NextLine): NextLine {
  const file = `/${agent.definedAt.slice(agent.definedAt.lastIndexOf('/') + 1, agent.definedAt.lastIndexOf(':'))}'`
  const circular = next.imports.flatMap((line) => (line.endsWith(file) ? (/\{ (.*) \}/.exec(line)?.[1] ?? []) : []))
  if (circular.length === 0) return next
  const because = `${next.because} First move ${circular.join(' and ')} into a file of its own, for that of the agent imports this one.`
  return { ...next, because }
}

function unknownToSearch({ makes }: ActionSpec): string {
  return makes.length > 0
    ? ''
    : ' Say with makes: which check it makes true, so that the search for a way finds it as well.'
}

function nextUndo(agent: Agent, action: ActionSpec): NextLine {
  const about = entityWords(action.name)
  const reverse = [...agent.capabilities.values()].find(
    ({ kind, name }) =>
      kind === 'action' &&
      name !== action.name &&
      /delete|remove|cancel|void|revoke/i.test(name) &&
      shared(about, entityWords(name)) > 0,
  )
  const hint = reverse ? `; ${reverse.name} looks like what takes it back` : ''
  return {
    ...term('undo', "undo: 'none',"),
    because: `Says that nothing takes it back. Where something does, write undo: { perform: (i, u, key, found) => … }${hint}.`,
  }
}

function term(name: 'undo' | 'risk', line: string): Omit<NextLine, 'because'> {
  return { term: name, place: 'terms', lines: [line], whole: true, imports: [] }
}
