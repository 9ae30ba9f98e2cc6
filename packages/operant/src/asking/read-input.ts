import type { FactSpec } from '../facts/fact.ts'
import type { GoalSpec } from '../agent/goal.ts'
import { currencyIn, isCurrency } from './currencies.ts'
import { isDay, type ReadDay } from './days.ts'
import type { ReadInput } from './match-wording.ts'
import { isPeriod, periodIn } from './periods.ts'
import { readValue } from './read-value.ts'
import type { Moment } from './understanding.ts'

/** Reads the inputs of a goal, each as its fact says. */
export function inputReader(readDay: ReadDay, moment: Moment): (goal: GoalSpec) => ReadInput {
  return (goal) => (name, text) => {
    const fact = goal.input[name]
    if (!fact) return { problem: 'there is no such input' }
    const named = namedIn(fact, text, moment)
    const day = named === undefined && isDay(fact.schema) ? readDay(text) : undefined
    const read = readValue(fact, named ?? day ?? text)
    return 'problem' in read ? read : { value: read.value, free: isFree(fact), named: named !== undefined }
  }
}

/** What words name, for facts that take just such: a period, a currency. */
function namedIn(fact: FactSpec, text: string, moment: Moment): string | undefined {
  const kind = kindOf(fact)
  if (kind === 'period') return periodIn(text, moment)
  return kind === 'currency' ? currencyIn(text) : undefined
}

const kinds = new WeakMap<FactSpec, 'period' | 'currency' | 'other'>()

function kindOf(fact: FactSpec): 'period' | 'currency' | 'other' {
  const before = kinds.get(fact)
  if (before !== undefined) return before
  const kind = isPeriod(fact.schema) ? 'period' : isCurrency(fact.schema) ? 'currency' : 'other'
  kinds.set(fact, kind)
  return kind
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
