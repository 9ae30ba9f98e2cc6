import type { FactSpec } from '../facts/fact.ts'
import type { GoalSpec } from '../agent/goal.ts'
import { isDay, type ReadDay } from './days.ts'
import type { ReadInput } from './match-wording.ts'
import { readValue } from './read-value.ts'

/** Reads the inputs of a goal, each as its fact says. */
export function inputReader(readDay: ReadDay): (goal: GoalSpec) => ReadInput {
  return (goal) => (name, text) => {
    const fact = goal.input[name]
    if (!fact) return { problem: 'there is no such input' }
    const day = isDay(fact.schema) ? readDay(text) : undefined
    const read = readValue(fact, day ?? text)
    return 'problem' in read ? read : { value: read.value, free: isFree(fact) }
  }
}

const known = new WeakMap<FactSpec, boolean>()

/** Whether a fact takes any words at all: then nothing but their place says that they are meant. */
function isFree(fact: FactSpec): boolean {
  const before = known.get(fact)
  if (before !== undefined) return before
  const free = 'value' in readValue(fact, 'zq xv')
  known.set(fact, free)
  return free
}
