import { action, calculation, condition, fact, recordId } from 'operant'
import { finding, type Finding } from '../finding/finding.ts'
import { order } from '../orders/concern.ts'
import { carrier } from '../systems.ts'
import { caseOf, type CarrierCaseRecord } from './carrier-case.ts'

export const traceRequested = condition({
  name: 'traceRequested',
  title: 'the carrier finds out where a parcel went',
  needs: { order, finding: finding.is({ alone: true }) },
  uses: { carrier },
  holds: async (i, u) => {
    const parcel = toTrace(i.finding)
    return parcel === null || (await u.carrier.findTrace(parcel)) !== null
  },
})

/** The parcel that the finding has traced. */
export const tracedParcel = fact('tracedParcel', recordId(), { about: order })

export const takeTracedParcel = calculation({
  name: 'takeTracedParcel',
  needs: { finding: finding.is({ alone: true }) },
  gives: tracedParcel,
  compute: (i, say) => toTrace(i.finding) ?? say.missing('no parcel is to be traced'),
})

function toTrace(of: Finding): string | null {
  if (of.course === 'watch') return of.traced
  return of.course === 'remedy' && of.trace ? of.shipment : null
}

export const requestTrace = action({
  name: 'carrier.requestTrace',
  title: (i) => `Have the carrier trace shipment ${i.shipment}`,
  needs: { shipment: tracedParcel },
  uses: { carrier },
  makes: traceRequested,
  identity: (i) => ['carrier trace', i.shipment],
  perform: (i, u, key) => u.carrier.requestTrace({ shipment: i.shipment }, key),
  confirm: async (i, u): Promise<CarrierCaseRecord | null> => caseOf(await u.carrier.findTrace(i.shipment)),
  expect: (i) => ({ shipment: i.shipment }),
  undo: 'none',
  risk: 'reversible',
})
