import type { Agent } from '../agent/define-agent.ts'
import type { ConditionSpec } from '../agent/capability.ts'
import type { LimitOptions } from '../agent/goal.ts'
import { encodeFact, type FactSpec } from '../facts/fact.ts'
import type { Json } from '../facts/json.ts'
import { mendName } from '../guard/problem.ts'
import {
  composeGoal,
  inputsOf,
  parametersOf,
  type ComposedResult,
  type PartProblem,
} from '../run/loading/compose-goal.ts'
import { readValue } from './read-value.ts'

/** A goal as a person puts it together: checks such as `settled(orderId=A-1)`, or `settled({orderId})` in a file. */
export interface Composing {
  readonly name: string
  readonly wordings: readonly string[]
  readonly doneWhen: readonly string[]
  readonly never: readonly string[]
  readonly answers: readonly string[]
  readonly unmet: 'undo' | 'keep'
  readonly limits?: LimitOptions
  readonly by: string
  readonly file?: string
}

export type Composed =
  | (Extract<ComposedResult, { goal: unknown }> & { readonly input: Readonly<Record<string, unknown>> })
  | { readonly problems: readonly PartProblem[] }

/** Puts a goal together; what is given with the checks is its input, and where `file` is set, the same each time. */
export function compose(agent: Agent, parts: Composing): Composed {
  const problems: PartProblem[] = []
  const values = new Map<string, unknown>()
  const named = (field: 'doneWhen' | 'never' | 'answers'): readonly string[] =>
    parts[field].map((text) => {
      const written = readCheck(text)
      if (!written) {
        problems.push({ field, says: `"${text}" is no check; write it as in settled(orderId=A-1)` })
        return text
      }
      for (const one of written.given) problems.push(...take(agent, field, written.name, one, values))
      return written.name
    })
  const doneWhen = named('doneWhen')
  const never = named('never')
  const answers = named('answers')
  const asked = parts.wordings.flatMap((one) => [...one.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))
  const inputs = [...new Set([...values.keys(), ...(parts.file === undefined ? [] : asked)])]
  if (problems.length > 0) return { problems }
  const fixed = parts.file === undefined ? {} : { fixed: encoded(agent, values) }
  const result = composeGoal(agent, {
    name: parts.name,
    wordings: parts.wordings,
    named: parts.file !== undefined,
    inputs,
    doneWhen,
    never,
    answers,
    unmet: parts.unmet,
    ...(parts.limits ? { limits: parts.limits } : {}),
    composed: { by: parts.by, ...(parts.file === undefined ? {} : { file: parts.file }), ...fixed },
    definedAt: parts.file ?? `composed by ${parts.by}`,
  })
  return 'goal' in result ? { ...result, input: Object.fromEntries(values) } : result
}

function encoded(agent: Agent, values: ReadonlyMap<string, unknown>): Readonly<Record<string, Json>> {
  const inputs = inputsOf(agent)
  return Object.fromEntries(
    [...values].flatMap(([name, value]) => {
      const fact = inputs.get(name)
      return fact ? [[name, encodeFact(fact, value).json] as const] : []
    }),
  )
}

interface Given {
  readonly name: string | undefined
  readonly text: string
}

/** `settled(orderId=A-1, team="Order Desk")`: the name, and what is given. */
function readCheck(text: string): { readonly name: string; readonly given: readonly Given[] } | undefined {
  const [, name, inside] = /^\s*([A-Za-z][\w.]*)\s*(?:\(([\s\S]*)\))?\s*$/.exec(text) ?? []
  if (name === undefined) return undefined
  const parts = [...(inside ?? '').matchAll(/\s*(?:([A-Za-z]\w*)\s*=\s*)?("[^"]*"|[^,]+)\s*(?:,|$)/g)]
  const read = parts.reduce((length, [all]) => length + all.length, 0)
  if (read < (inside ?? '').trimEnd().length) return undefined
  return {
    name,
    given: parts.map(([, key, value = '']) => ({ name: key, text: value.trim().replace(/^"(.*)"$/s, '$1') })),
  }
}

function take(
  agent: Agent,
  field: PartProblem['field'],
  check: string,
  { name, text }: Given,
  values: Map<string, unknown>,
): readonly PartProblem[] {
  const problem = (says: string): readonly PartProblem[] => [{ field, says }]
  const spec = agent.capabilities.get(check)
  const takes = spec?.kind === 'condition' ? parametersOf(agent, spec) : [...inputsOf(agent).values()]
  const fact = meantBy(name, takes, spec?.kind === 'condition' ? spec : undefined)
  if (!fact) {
    const known = takes.map((one) => one.name)
    if (name === undefined)
      return problem(
        `${check} takes ${known.join(', ') || 'nothing'}; say which as in ${check}(${known[0] ?? 'name'}=${text})`,
      )
    return problem(`${check} has no "${name}". ${known.length > 0 ? mendName(name, known) : 'It takes nothing'}`)
  }
  // In a file, an input is named: it is given when the goal is asked for.
  if (text === `{${fact.name}}`) return []
  const read = readValue(fact, text)
  if ('problem' in read) return problem(`"${text}" cannot be ${fact.name}: ${read.problem}`)
  if (values.has(fact.name) && JSON.stringify(values.get(fact.name)) !== JSON.stringify(read.value))
    return problem(`one run has one ${fact.name}, and it is given twice; ask for two goals`)
  values.set(fact.name, read.value)
  return []
}

/** By the fact's name, by what the check calls it, or by the name without its `Id`; alone, where only one is taken. */
function meantBy(
  name: string | undefined,
  takes: readonly FactSpec[],
  check: ConditionSpec | undefined,
): FactSpec | undefined {
  if (name === undefined) return takes.length === 1 ? takes[0] : undefined
  const own = check?.needs[name]?.fact.name
  return (
    takes.find((fact) => fact.name === name) ??
    takes.find((fact) => fact.name === own) ??
    takes.find((fact) => short(fact.name) === name.toLowerCase())
  )
}

function short(name: string): string {
  return name.toLowerCase().replace(/(id|number|no)$/, '')
}
