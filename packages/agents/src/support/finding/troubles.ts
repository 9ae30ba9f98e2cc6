import type { Phase } from '../delivery/phase.ts'
import type { Option } from '../hand-over/option.ts'

/** What a person may do about a parcel that stands so. */
const waysOut: Readonly<Record<Phase, readonly Option[]>> = {
  announced: ['ask the warehouse'],
  moving: ['wait'],
  waiting: ['ask the customer'],
  delivered: [],
  returned: ['confirm the address'],
  lost: ['replace', 'refund', 'ask the carrier'],
  stuck: ['ask the carrier'],
}

interface Parcel {
  readonly id: string
  readonly phase: Phase
  readonly state: string
  readonly substate: string | null
  readonly lines: readonly string[]
  readonly scans: readonly { readonly at: string }[]
}

/** Several parcels, each with its own fate, and what may be done about all of them. */
export function troubles(
  parcels: readonly Parcel[],
  order: { readonly id: string; readonly promisedOn: string; readonly lines: readonly { readonly id: string }[] },
): { evidence: string[]; options: Option[] } {
  const shipped = new Set(parcels.flatMap(({ lines }) => lines))
  const missing = order.lines.filter(({ id }) => !shipped.has(id))
  return {
    evidence: [
      `order ${order.id} promised for ${order.promisedOn}`,
      ...parcels.map(
        ({ id, state, substate, scans }) =>
          `shipment ${id}: ${state}${substate === null ? '' : `, ${substate}`}, last scan ${scans.at(-1)?.at ?? 'none'}`,
      ),
      ...missing.map(({ id }) => `line ${id} is in none of them`),
    ],
    options: [
      ...new Set<Option>([
        'ask the customer',
        ...(missing.length > 0 ? (['ask the warehouse'] as const) : []),
        ...parcels.flatMap(({ phase }) => waysOut[phase]),
      ]),
    ],
  }
}
