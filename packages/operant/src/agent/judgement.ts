import { definedAt } from '../facts/definition-error.ts'
import type { Fact } from '../facts/fact.ts'
import {
  CAPABILITY,
  type Awaitable,
  type Capability,
  type Inputs,
  type JudgementSpec,
  type NamesOf,
  type Needs,
} from './capability.ts'
import { common, givenBy, type CommonOptions } from './common.ts'
import type { OwnForm } from './judgements/forms.ts'
import type { Opened } from './judgements/options.ts'
import { requireFunctions, requireNumber } from './require.ts'

/**
 * Understanding of text by code of one's own: reads what somebody wrote and gives a closed value with a confidence. What it gives is
 * *influenced*: good for choosing a way, never for entitlement. Below `atLeast` it gives nothing, and another way
 * (a question to a person, for one) is sought.
 */
export function judgement<const Ns extends Needs, V, G extends string>(
  definition: CommonOptions & {
    readonly name: string
    readonly needs: Ns
    readonly gives: Fact<V, G>
    /** Least confidence, 0 to 1. */
    readonly atLeast: number
    readonly judge: [V] extends [infer W]
      ? (inputs: Opened<Inputs<Ns>>) => Awaitable<{ readonly value: W; readonly confidence: number }>
      : never
  },
): Capability<NamesOf<Ns>, G> {
  const where = definedAt()
  const what = `judgement "${definition.name}"`
  requireNumber(where, what, 'atLeast', definition.atLeast, { least: 0, most: 1 })
  requireFunctions(where, what, definition, ['judge'])
  const gives = givenBy(where, what, definition.gives)
  const spec: JudgementSpec = {
    kind: 'judgement',
    ...common(where, definition, gives, 2),
    gives,
    atLeast: definition.atLeast,
    form: { kind: 'own', judge: definition.judge as OwnForm['judge'] },
  }
  return { [CAPABILITY]: spec }
}
