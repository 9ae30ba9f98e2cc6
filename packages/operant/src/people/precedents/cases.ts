import { stringify } from 'yaml'
import type { Json } from '../../facts/json.ts'
import type { Scope } from '../../facts/key.ts'
import type { RunEvent } from '../../journal/events.ts'
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
  const who = decided.by.length > 0 ? decided.by.join(' and ') : 'somebody'
  return {
    case: `${who} ${decided.answer ?? 'was asked'} in run ${decided.run}`,
    action: decided.action,
    arguments: decided.arguments,
    facts: factsAt(loaded, await store.read(decided.run), decided),
    startedBy: decided.startedBy,
    now: decided.at,
    expect,
  }
}

/** What the policies look at of a call, as it was known when it was decided; what was not known then is left out. */
export function factsAt(
  loaded: LoadedAgent,
  events: readonly RunEvent[],
  { run, seq, step, action }: Pick<DecidedByPeople, 'run' | 'seq' | 'step' | 'action'>,
): Readonly<Record<string, Json>> {
  const before = events.filter((event) => event.seq <= seq)
  const known = knowledge(loaded.agent, fold(run, before), loaded.guarded)
  const scope = JSON.parse(step.scope) as Scope
  const mentioned = Map.groupBy(loaded.policies.factsFor(action), ({ fact }) => fact)
  const facts = [...mentioned].flatMap(([name, places]) => {
    const spec = loaded.agent.facts.get(name)
    const instance = spec && instanceOf(known, spec, scope)
    const paths = places.map(({ path }) => path)
    return instance ? [[name, pickedOf(instance.value, paths)] as const] : []
  })
  return Object.fromEntries(facts)
}

/** The fields of a value at these paths: a case says no more than the rules look at. */
function pickedOf(value: Json, paths: readonly (readonly string[])[]): Json {
  if (paths.some((path) => path.length === 0)) return value
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const below = Map.groupBy(paths, ([first = '']) => first)
  const fields = Object.entries(value).flatMap(([name, field]) => {
    const inner = below.get(name)?.map(([, ...rest]) => rest)
    return inner ? [[name, pickedOf(field, inner)] as const] : []
  })
  return Object.fromEntries(fields)
}

/** Cases as a file. */
export function casesText(agent: string, cases: readonly PrecedentCase[]): string {
  const heading =
    '# Calls that people decided, as `operant policy suggest` found them: what the drafted rules must decide.\n'
  return `${heading}${stringify({ agent, cases }, { lineWidth: 0 })}`
}
