import { action, condition } from 'operant'
import { finding } from '../finding/finding.ts'
import { order } from '../orders/concern.ts'
import { carrier } from '../systems.ts'
import { caseOf, type CarrierCaseRecord } from './carrier-case.ts'

export const retrievalRequested = condition({
  name: 'retrievalRequested',
  title: 'the carrier fetches a parcel from where it should not be',
  needs: { order, finding: finding.is({ alone: true }) },
  uses: { carrier },
  holds: async (i, u) =>
    i.finding.course !== 'remedy' ||
    !i.finding.retrieval ||
    (await u.carrier.findRetrieval(i.finding.shipment)) !== null,
})

export const requestRetrieval = action({
  name: 'carrier.requestRetrieval',
  title: (i) => `Have shipment ${i.shipment} fetched from where it was left`,
  needs: { shipment: finding.is({ course: 'remedy' }).$.shipment },
  uses: { carrier },
  makes: retrievalRequested,
  identity: (i) => ['carrier retrieval', i.shipment],
  perform: (i, u, key) => u.carrier.requestRetrieval({ shipment: i.shipment }, key),
  confirm: async (i, u): Promise<CarrierCaseRecord | null> => caseOf(await u.carrier.findRetrieval(i.shipment)),
  expect: (i) => ({ shipment: i.shipment }),
  undo: 'none',
  risk: 'reversible',
})
