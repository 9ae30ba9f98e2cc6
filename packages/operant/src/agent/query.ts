import { definedAt } from '../facts/definition-error.ts'
import type { Fact } from '../facts/fact.ts'
import {
  CAPABILITY,
  type Awaitable,
  type Capability,
  type Inputs,
  type NamesOf,
  type Needs,
  type NoNeeds,
  type QuerySpec,
} from './capability.ts'
import { expectationsOf, type Expectation } from './expectations.ts'
import { common, givenBy, type CommonOptions } from './common.ts'
import type { Clients, Uses } from './connector.ts'
import type { Reads } from './read-with.ts'
import { requireFunctions } from './require.ts'
import type { Said, Say } from './say.ts'
import type { SystemRecord } from './stored-record.ts'

interface QueryDefinition<Ns extends Needs, U extends Uses, V, G extends string> extends CommonOptions {
  readonly name: string
  readonly needs?: Ns
  readonly gives: Fact<V, G>
  readonly uses?: U
  /** Records that the value was read from, with `recordIn`: what runs stored there keeps the label that it had. */
  readonly records?: (inputs: Inputs<Ns>, value: NoInfer<V>) => readonly SystemRecord[]
  /** What must hold of the value; one that is otherwise never becomes a fact, and is reported as a data-quality item. */
  readonly expects?: readonly Expectation<NoInfer<G>>[]
  readonly read: [V] extends [infer W]
    ? (inputs: Inputs<Ns>, clients: Clients<U>, say: Say<keyof Ns & string>) => Awaitable<W | Said>
    : never
}

/** A read: asks a system and gives one fact. It may be repeated at any time. */
export function query<V, G extends string, const Ns extends Needs = NoNeeds, U extends Uses = NoNeeds>(
  definition: QueryDefinition<Ns, U, V, G>,
): Capability<NamesOf<Ns>, G> & Reads<Inputs<Ns>, V> {
  const where = definedAt()
  requireFunctions(where, `query "${definition.name}"`, definition, ['read'])
  const gives = givenBy(where, `query "${definition.name}"`, definition.gives)
  const spec: QuerySpec = {
    kind: 'query',
    ...common(where, definition, gives, 1),
    gives,
    expects: expectationsOf(where, `query "${definition.name}"`, gives, definition.expects, true),
    records: definition.records as QuerySpec['records'],
    read: definition.read as QuerySpec['read'],
  }
  return { [CAPABILITY]: spec }
}
