import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import { NEED, type Need } from '../facts/need.ts'
import { CAPABILITY, type Capability, type Inputs, type NamesOf, type Needs, type WaitSpec } from './capability.ts'
import { common } from './common.ts'
import { requireFunctions, requireList, requireNumber } from './require.ts'

/** Waits until a time or a signal, then the named facts are read again. Used only when no other way is left. */
export function wait<const Ns extends Needs>(definition: {
  readonly name: string
  readonly needs: Ns
  /** The deadline: its passing ends the wait. */
  readonly until: (inputs: Inputs<Ns>, now: Date) => Date
  /** Name of an event that ends it early. */
  readonly signal?: (inputs: Inputs<Ns>) => string
  readonly rereads: readonly Need<unknown>[]
  /** How often in all, for the same inputs. Default 1. */
  readonly most?: number
}): Capability<NamesOf<Ns>, never> {
  const where = definedAt()
  const what = `wait "${definition.name}"`
  requireFunctions(where, what, definition, ['until'])
  requireList(where, what, 'rereads', definition.rereads)
  requireNumber(where, what, 'most', definition.most ?? 1, { least: 1, whole: true })
  if (definition.rereads.length === 0)
    throw new DefinitionError(where, what, 'a fact in "rereads": what it is waited for', 'name what may have changed')
  const spec: WaitSpec = {
    kind: 'wait',
    ...common(where, definition, undefined, 1000),
    until: definition.until as WaitSpec['until'],
    signal: definition.signal as WaitSpec['signal'],
    rereads: definition.rereads.map((one) => one[NEED].fact),
    most: definition.most ?? 1,
  }
  return { [CAPABILITY]: spec }
}
