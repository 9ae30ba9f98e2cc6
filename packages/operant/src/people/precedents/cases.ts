import { stringify } from 'yaml'
import type { Json } from '../../facts/json.ts'
import type { Scope } from '../../facts/key.ts'
import { fold } from '../../journal/fold.ts'
import { instanceOf, knowledge } from '../../planning/knowledge.ts'
import type { LoadedAgent } from '../../run/loading/load-agent.ts'
import type { RunStore } from '../../run/store.ts'
import type { DecidedByPeople } from './decided.ts'

/** A call that people decided, as a saved case. */
export interface PrecedentCase {
  readonly case: string
  readonly action: string
  readonly arguments: Readonly<Record<string, Json>>
  readonly facts: Readonly<Record<string, Json>>
  readonly startedBy: string
  readonly now: string
  readonly expect: string
}

/** The case with what the rules looked at then, told from the run's journal up to that decision. */
export async function caseOf(
  store: Pick<RunStore, 'read'>,
  loaded: LoadedAgent,
  decided: DecidedByPeople,
  expect: string,
): Promise<PrecedentCase> {
  const events = (await store.read(decided.run)).filter(({ seq }) => seq <= decided.seq)
  const known = knowledge(loaded.agent, fold(decided.run, events), loaded.guarded)
  const scope = JSON.parse(decided.step.scope) as Scope
  const mentioned = new Set(loaded.policies.factsFor(decided.action).map(({ fact }) => fact))
  const facts = [...mentioned].flatMap((name) => {
    const spec = loaded.agent.facts.get(name)
    const instance = spec && instanceOf(known, spec, scope)
    return instance ? [[name, instance.value] as const] : []
  })
  const who = decided.by.length > 0 ? decided.by.join(' and ') : 'somebody'
  return {
    case: `${who} ${decided.answer ?? 'was asked'} in run ${decided.run}`,
    action: decided.action,
    arguments: decided.arguments,
    facts: Object.fromEntries(facts),
    startedBy: decided.startedBy,
    now: decided.at,
    expect,
  }
}

/** Cases as a file. */
export function casesText(agent: string, cases: readonly PrecedentCase[]): string {
  const heading =
    '# Calls that people decided, as `operant policy suggest` found them: what the drafted rules must decide.\n'
  return `${heading}${stringify({ agent, cases }, { lineWidth: 0 })}`
}
