import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import { NEED } from '../facts/need.ts'
import type { Fact } from '../facts/fact.ts'
import type { OutsideText } from '../facts/outside-text.ts'
import {
  CAPABILITY,
  type Awaitable,
  type Capability,
  type Inputs,
  type JudgementSpec,
  type NamesOf,
  type Needs,
} from './capability.ts'
import { common, type CommonOptions } from './common.ts'

/** Inputs of a judgement: outside text arrives opened, as a string. */
export type Opened<I> = {
  readonly [K in keyof I]: I[K] extends OutsideText
    ? string
    : I[K] extends OutsideText | undefined
      ? string | undefined
      : I[K]
}

/**
 * Understanding of text: reads what somebody wrote and gives a closed value with a confidence. What it gives is
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
  if (!(definition.atLeast >= 0 && definition.atLeast <= 1)) {
    throw new DefinitionError(
      where,
      `judgement "${definition.name}"`,
      `"atLeast" between 0 and 1, not ${definition.atLeast}`,
      'give the least confidence, such as 0.7',
    )
  }
  const gives = definition.gives[NEED].fact
  const spec: JudgementSpec = {
    kind: 'judgement',
    ...common(where, definition, gives, 2),
    gives,
    atLeast: definition.atLeast,
    judge: definition.judge as JudgementSpec['judge'],
  }
  return { [CAPABILITY]: spec }
}
