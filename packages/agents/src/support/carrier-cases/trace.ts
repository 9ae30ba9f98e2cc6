import { action, condition } from 'operant'
import { finding } from '../finding/finding.ts'
import { order } from '../orders/concern.ts'
import { carrier } from '../systems.ts'
import { caseOf, type CarrierCaseRecord } from './carrier-case.ts'

export const traceRequested = condition({
  name: 'traceRequested',
  title: 'the carrier finds out where an undetermined parcel went',
  needs: { order, finding: finding.is({ alone: true }) },
  uses: { carrier },
  holds: async (i, u) =>
    i.finding.course !== 'remedy' || !i.finding.trace || (await u.carrier.findTrace(i.finding.shipment)) !== null,
})

export const requestTrace = action({
  name: 'carrier.requestTrace',
  title: (i) => `Have the carrier trace shipment ${i.shipment}`,
  needs: { shipment: finding.is({ course: 'remedy' }).$.shipment },
  uses: { carrier },
  makes: traceRequested,
  identity: (i) => ['carrier trace', i.shipment],
  perform: (i, u, key) => u.carrier.requestTrace({ shipment: i.shipment }, key),
  confirm: async (i, u): Promise<CarrierCaseRecord | null> => caseOf(await u.carrier.findTrace(i.shipment)),
  expect: (i) => ({ shipment: i.shipment }),
  undo: 'none',
  risk: 'reversible',
})
