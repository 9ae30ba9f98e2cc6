import { action, condition } from 'operant'
import { cause } from '../remedy/cause.ts'
import { finding } from '../finding/finding.ts'
import { order } from '../orders/concern.ts'
import { carrier } from '../systems.ts'
import { caseOf, type CarrierCaseRecord } from './carrier-case.ts'

export const claimOpened = condition({
  name: 'claimOpened',
  title: 'the carrier answers for a parcel that it lost or gave to somebody else',
  needs: { order, finding: finding.is({ alone: true }) },
  uses: { carrier },
  holds: async (i, u) =>
    i.finding.course !== 'remedy' || !i.finding.claim || (await u.carrier.findClaim(i.finding.shipment)) !== null,
})

export const openClaim = action({
  name: 'carrier.openClaim',
  title: (i) => `Claim shipment ${i.shipment} from the carrier`,
  needs: { shipment: finding.is({ course: 'remedy' }).$.shipment },
  uses: { carrier },
  makes: claimOpened,
  identity: (i) => ['carrier claim', i.shipment],
  perform: (i, u, key) => u.carrier.openClaim({ shipment: i.shipment, reason: cause }, key),
  confirm: async (i, u): Promise<CarrierCaseRecord | null> => caseOf(await u.carrier.findClaim(i.shipment)),
  expect: (i) => ({ shipment: i.shipment }),
  undo: 'none',
  risk: 'reversible',
})
