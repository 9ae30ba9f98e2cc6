/** Where a parcel stands, as far as it matters here. `stuck` is any trouble that says nothing more. */
export type Phase = 'announced' | 'moving' | 'waiting' | 'delivered' | 'returned' | 'lost' | 'stuck'

const phases: Readonly<Record<string, Phase>> = {
  Pending: 'announced',
  InfoReceived: 'announced',
  InTransit: 'moving',
  OutForDelivery: 'moving',
  AttemptFail: 'waiting',
  AvailableForPickup: 'waiting',
  Delivered: 'delivered',
}

const troubles: Readonly<Record<string, Phase>> = { lost: 'lost', damaged: 'lost', returned: 'returned' }
const signatures: ReadonlySet<string> = new Set(['signed', 'signed by household', 'left with neighbour'])

/** The phase of a normalised tracking state and what the carrier says beyond it. */
export function phaseOf(state: string, substate: string | null): Phase {
  return phases[state] ?? troubles[substate ?? ''] ?? 'stuck'
}

/** Whether the rules know what this word of the carrier means. */
export function isKnownSubstate(substate: string): boolean {
  return substate in troubles || signatures.has(substate)
}
