import { definedAt } from '../facts/definition-error.ts'
import type { Fact } from '../facts/fact.ts'
import {
  CAPABILITY,
  type CalculationSpec,
  type Capability,
  type Inputs,
  type NamesOf,
  type Needs,
} from './capability.ts'
import { expectationsOf, type Expectation } from './expectations.ts'
import { common, givenBy } from './common.ts'
import { requireFunctions } from './require.ts'
import type { Said, Say } from './say.ts'

/** Pure, deterministic code over facts: amounts, dates, quantities, scores. Its inputs are kept with its result. */
export function calculation<const Ns extends Needs, V, G extends string>(definition: {
  readonly name: string
  readonly needs: Ns
  readonly gives: Fact<V, G>
  readonly cost?: number
  /** What must hold of the result; one that is otherwise never becomes a fact. */
  readonly expects?: readonly Expectation<NoInfer<G>>[]
  readonly compute: [V] extends [infer W] ? (inputs: Inputs<Ns>, say: Say<keyof Ns & string>) => W | Said : never
}): Capability<NamesOf<Ns>, G> {
  const where = definedAt()
  requireFunctions(where, `calculation "${definition.name}"`, definition, ['compute'])
  const gives = givenBy(where, `calculation "${definition.name}"`, definition.gives)
  const spec: CalculationSpec = {
    kind: 'calculation',
    ...common(where, definition, gives, 0.1),
    gives,
    expects: expectationsOf(where, `calculation "${definition.name}"`, gives, definition.expects, false),
    compute: definition.compute as CalculationSpec['compute'],
  }
  return { [CAPABILITY]: spec }
}
