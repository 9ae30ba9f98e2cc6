import { isFar, isKnownSigner } from '../delivery/evidence.ts'
import { doubtThat, type Doubt } from '../hand-over/option.ts'
import { parameters } from '../parameters.ts'
import type { OrderRecords, ParcelRecord, ProofOfParcel } from './records.ts'

const dayMs = 86_400_000

/** Where proof, tracking, scale and dock do not tell the same. */
export function proofDoubts(records: OrderRecords): readonly Doubt[] {
  return records.parcels.flatMap((parcel) => {
    const proof = records.proofs.find(({ shipment }) => shipment === parcel.id)
    return [
      ...(proof ? doubtsOf(parcel, proof, records) : []),
      ...dockDoubts(parcel, proof, records),
      ...caseDoubts(parcel, proof, records),
    ]
  })
}

function doubtsOf(
  parcel: ParcelRecord,
  proof: ProofOfParcel,
  { order, customer, namedSigner }: OrderRecords,
): readonly Doubt[] {
  const scan = parcel.scans.findLast(({ state }) => state === 'Delivered')
  const evidence = [
    `shipment ${parcel.id}: ${parcel.state}, last scan ${parcel.scans.at(-1)?.at ?? 'none'}`,
    `proof of delivery of ${proof.deliveredAt}, signed by ${proof.signedBy ?? 'nobody'}`,
  ]
  const known = isKnownSigner(proof.signedBy, customer)
  const doubts: Doubt[] = []
  if (!scan && parcel.phase !== 'delivered')
    doubts.push(
      doubtThat('there is a proof of delivery, and no delivery', { evidence, options: ['ask the carrier', 'wait'] }),
    )
  if (scan && Math.abs(Date.parse(scan.at) - Date.parse(proof.deliveredAt)) > parameters.proofWithinDays * dayMs)
    doubts.push(
      doubtThat('the proof is of another day than the delivery', {
        evidence,
        options: ['ask the carrier', 'ask the customer', 'replace'],
      }),
    )
  if (proof.point?.latitude === 0 && proof.point.longitude === 0)
    doubts.push(
      doubtThat('the device knew no place', {
        evidence,
        options: ['ask the carrier', 'ask the customer', 'replace'],
      }),
    )
  if (known && isFar(order.address, proof.point))
    doubts.push(
      doubtThat('signed by a known name, far from the address', {
        evidence,
        options: ['ask the carrier', 'ask the customer', 'review for fraud'],
        never: [],
        role: 'support-lead',
      }),
    )
  if (namedSigner !== null && namedSigner === proof.signedBy && !known)
    doubts.push(
      doubtThat('whoever signed is named by the customer', {
        evidence: [...evidence, `customer: ${customer.kind}`],
        options: ['ask the customer', 'ask the carrier'],
        never: ['refund'],
      }),
    )
  return doubts
}

/** A parcel is in one place: what the carrier has scanned is not on our dock. */
function dockDoubts(parcel: ParcelRecord, proof: ProofOfParcel | undefined, records: OrderRecords): readonly Doubt[] {
  const dock = records.docks.find(({ shipment }) => shipment === parcel.id)?.dock
  if (dock === undefined || dock === 'handed over' || parcel.phase === 'announced') return []
  return [
    doubtThat('the warehouse does not say that it left, and the carrier has scanned it', {
      evidence: [
        `shipment ${parcel.id}: ${parcel.state}, last scan ${parcel.scans.at(-1)?.at ?? 'none'}`,
        `at the dock: ${dock}`,
        ...(proof?.signedBy ? [`signed by ${proof.signedBy}`] : []),
      ],
      options: ['ask the warehouse', 'ask the carrier', 'replace'],
    }),
  ]
}

/** Somebody has taken it up with the carrier: what comes of it is not known yet. */
function caseDoubts(parcel: ParcelRecord, proof: ProofOfParcel | undefined, records: OrderRecords): readonly Doubt[] {
  const open = records.cases.filter(({ shipment }) => shipment === parcel.id)
  if (open.length === 0) return []
  const gone = parcel.silent || parcel.phase === 'lost'
  return [
    doubtThat(`the carrier has a case of it already`, {
      evidence: [
        ...open.map(({ id, kind }) => `${kind} ${id} for shipment ${parcel.id}`),
        `last scan ${parcel.scans.at(-1)?.at ?? 'none'}`,
        ...(proof?.signedBy ? [`signed by ${proof.signedBy}`] : []),
      ],
      options: ['ask the carrier', 'replace', gone ? 'refund' : 'wait'],
    }),
  ]
}
