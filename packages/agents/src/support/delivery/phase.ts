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

/** The phase of a normalised tracking state and what the carrier says beyond it. */
export function phaseOf(state: string, substate: string | null): Phase {
  return phases[state] ?? troubles[substate ?? ''] ?? 'stuck'
}
