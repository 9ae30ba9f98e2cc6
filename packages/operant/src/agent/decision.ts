import { definedAt } from '../facts/definition-error.ts'
import type { Fact } from '../facts/fact.ts'
import {
  CAPABILITY,
  type Capability,
  type Cell,
  type DecisionSpec,
  type Inputs,
  type NamesOf,
  type Needs,
} from './capability.ts'
import { checkRows } from './check-rows.ts'
import { common, givenBy } from './common.ts'
import { requireList } from './require.ts'

interface Row<Ns extends Needs, V> {
  /** Name of the row, kept with every decision it makes. */
  readonly rule: string
  readonly when: { readonly [K in keyof Ns]?: Cell<Inputs<Ns>[K]> }
  /** The value, or how it follows from the inputs. Only the inputs it reads are looked up. */
  readonly then: [V] extends [infer W] ? W | ((inputs: Inputs<Ns>) => W) : never
  /** This row says no: a run that ends with it is declined, not met. */
  readonly declines?: boolean
}

/**
 * A table of rules: the first row that fits decides. Inputs are looked up only as far as the rows need them. With no
 * row that fits, nothing is given, and the run says so.
 */
export function decision<const Ns extends Needs, V, G extends string>(definition: {
  readonly name: string
  readonly needs: Ns
  readonly gives: Fact<V, G>
  readonly rows: readonly Row<Ns, V>[]
  readonly cost?: number
}): Capability<NamesOf<Ns>, G> {
  const where = definedAt()
  const gives = givenBy(where, `decision "${definition.name}"`, definition.gives)
  requireList(where, `decision "${definition.name}"`, 'rows', definition.rows)
  const rows = definition.rows.map((row) => ({ declines: false, ...row }))
  const spec: DecisionSpec = { kind: 'decision', ...common(where, definition, gives, 0.1), gives, rows }
  checkRows(spec)
  return { [CAPABILITY]: spec }
}
