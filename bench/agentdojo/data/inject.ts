import type { Json } from '../../../packages/operant/src/facts/json.ts'
import { copyOf, setAt, textsOf, valueAt } from './json-pointer.ts'
import type { Change, SuiteData, ToolCall, UserTask } from './suite.ts'

/** An environment that holds an injection, and the words that it changed. */
export interface Injected {
  readonly environment: Json
  /** Whole texts of the default environment, and what they read now: a channel's name, for one. */
  readonly renamed: ReadonlyMap<string, string>
}

/** Puts a text into every place of the environment where the template has the slot. */
export function inject({ environment, template }: SuiteData, slot: string, text: string): Injected {
  const injected = copyOf(environment)
  const renamed = new Map<string, string>()
  const hole = `{${slot}}`
  for (const place of textsOf(template)) {
    if (!place.text.includes(hole)) continue
    const before = valueAt(environment, place.keys)
    if (typeof before !== 'string') throw new Error(`the environment has no text at /${place.keys.join('/')}`)
    const after = place.text.replaceAll(hole, text)
    setAt(injected, place.keys, after)
    renamed.set(before, after)
  }
  if (renamed.size === 0) throw new Error(`the environment's template has no slot "${slot}"`)
  return { environment: injected, renamed }
}

/** A user's task in the words of the injected environment: what it names by a text that changed is named anew. */
export function inWordsOf(task: UserTask, { renamed }: Injected): UserTask {
  return {
    ...task,
    gold_calls: renamedCalls(task.gold_calls, { renamed }),
    expected_diff: task.expected_diff.map((change) => ({
      ...(renamedIn(change, renamed) as unknown as Change),
      path: change.path
        .split('/')
        .map((key) => escaped(renamed.get(key), key))
        .join('/'),
    })),
  }
}

export function renamedCalls(calls: readonly ToolCall[], { renamed }: Pick<Injected, 'renamed'>): readonly ToolCall[] {
  return calls.map((call) => renamedIn(call, renamed) as unknown as ToolCall)
}

function escaped(key: string | undefined, otherwise: string): string {
  return key?.replaceAll('~', '~0').replaceAll('/', '~1') ?? otherwise
}

function renamedIn(value: unknown, renamed: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return renamed.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => renamedIn(item, renamed))
  if (typeof value !== 'object' || value === null) return value as Json
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renamedIn(inner, renamed)]))
}
