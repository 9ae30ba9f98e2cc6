import { metresBetween } from '../delivery/distance.ts'
import { isKnownSubstate } from '../delivery/phase.ts'
import { doubtThat, type Doubt } from '../hand-over/option.ts'
import { parameters } from '../parameters.ts'
import type { OrderRecords, ParcelRecord, Scan } from './records.ts'
import { readRemark } from './carrier-remarks.ts'

const announced = new Set(['Pending', 'InfoReceived'])

/** What in a parcel's own history does not go together. */
export function trackingDoubts(records: OrderRecords): readonly Doubt[] {
  return records.parcels.flatMap((parcel) =>
    [
      afterDelivery(parcel),
      beforeItLeft(parcel, records),
      notYet(parcel, records.today),
      tooFast(parcel, records),
      ofUnknownMeaning(parcel, records),
      foundAgain(parcel),
      nowhereToFetch(parcel),
      driverBeforeHandover(parcel),
    ].flatMap((one) => (one ? [one] : [])),
  )
}

const told = (parcel: ParcelRecord, scans: readonly (Scan | undefined)[]): string[] => [
  `shipment ${parcel.id}: ${parcel.state}${parcel.substate === null ? '' : `, ${parcel.substate}`}`,
  ...scans.flatMap((one) => (one ? [`${one.state} at ${one.place}, ${one.at}`] : [])),
]

function afterDelivery(parcel: ParcelRecord): Doubt | null {
  const at = parcel.scans.findLastIndex(({ state }) => state === 'Delivered')
  const stands = at === -1 || (parcel.phase === 'delivered' && at === parcel.scans.length - 1)
  if (stands) return null
  const back = parcel.phase === 'returned'
  return doubtThat('it was delivered, and moved after that', {
    evidence: told(parcel, [parcel.scans[at], parcel.scans.at(-1)]),
    options: back ? ['ask the warehouse', 'ask the carrier', 'replace'] : ['ask the carrier', 'wait'],
  })
}

function beforeItLeft(parcel: ParcelRecord, { order, today }: OrderRecords): Doubt | null {
  const { placedOn } = order
  if (placedOn > today || parcel.shippedOn < placedOn)
    return doubtThat('the parcel is older than the order', {
      evidence: [`order ${order.id} placed on ${placedOn}`, `shipment ${parcel.id} shipped on ${parcel.shippedOn}`],
      options: ['ask the warehouse', 'ask the carrier'],
    })
  const delivered = parcel.scans.find(({ state, at }) => state === 'Delivered' && at.slice(0, 10) < placedOn)
  if (!delivered) return null
  return doubtThat('it was delivered before it was ordered', {
    evidence: [...told(parcel, [delivered]), `order ${order.id} placed on ${placedOn}`],
    options: ['ask the carrier', 'replace', 'refund'],
  })
}

function notYet(parcel: ParcelRecord, today: string): Doubt | null {
  const ahead = parcel.scans.find(({ at }) => at.slice(0, 10) > today)
  if (!ahead) return null
  return doubtThat('a scan is of a day that has not come', {
    evidence: told(parcel, [ahead]),
    options: ['ask the carrier', 'wait'],
  })
}

/** The delivery is at the address, where its scan names no point. */
function tooFast(parcel: ParcelRecord, { order }: OrderRecords): Doubt | null {
  const placed = parcel.scans.flatMap((scan) => {
    const point = scan.point ?? (scan.state === 'Delivered' ? order.address : null)
    return point ? [{ scan, point }] : []
  })
  const at = placed.findIndex((one, index) => {
    const before = placed[index - 1]
    if (!before) return false
    const hours = (Date.parse(one.scan.at) - Date.parse(before.scan.at)) / 3_600_000
    const kilometres = metresBetween(before.point, one.point) / 1000
    return (
      kilometres > parameters.parcelTravel.fromKilometres &&
      kilometres > hours * parameters.parcelTravel.kilometresAnHour
    )
  })
  if (at === -1) return null
  return doubtThat('no parcel travels so fast', {
    evidence: told(parcel, [placed[at - 1]?.scan, placed[at]?.scan]),
    options: ['ask the carrier'],
  })
}

function ofUnknownMeaning(parcel: ParcelRecord, { order }: OrderRecords): Doubt | null {
  const unknown = parcel.substate !== null && !isKnownSubstate(parcel.substate)
  if (!unknown && !(parcel.state === 'Expired' && !parcel.silent)) return null
  const meant = readRemark(parcel.substate ?? '')
  return doubtThat('the carrier says what no rule knows', {
    evidence: [
      ...told(parcel, [parcel.scans.at(-1)]),
      ...(parcel.pickupPoint === null ? [] : [parcel.pickupPoint]),
      order.address.street,
      ...order.lines.map(({ sku }) => sku),
    ],
    ...meant,
  })
}

function foundAgain(parcel: ParcelRecord): Doubt | null {
  const gone = parcel.substate === 'lost' || parcel.substate === 'damaged'
  if (!gone || parcel.state === 'Exception') return null
  return doubtThat('it was given up, and seen again since', {
    evidence: told(parcel, [parcel.scans.findLast(({ state }) => state === 'Exception'), parcel.scans.at(-1)]),
    options: ['wait', 'ask the carrier', 'replace'],
  })
}

function nowhereToFetch(parcel: ParcelRecord): Doubt | null {
  if (parcel.state !== 'AvailableForPickup') return null
  const trouble = parcel.scans.at(-1)?.state === 'Exception'
  if (parcel.pickupPoint !== null && !trouble) return null
  return doubtThat('it waits, and nobody says where', {
    evidence: told(parcel, [parcel.scans.at(-1)]),
    options: trouble ? ['ask the carrier', 'replace'] : ['ask the carrier'],
  })
}

function driverBeforeHandover(parcel: ParcelRecord): Doubt | null {
  const scan = parcel.scans.find(({ state }) => !announced.has(state))
  if (!announced.has(parcel.state) || !scan) return null
  return doubtThat('it was only announced, and yet scanned on its way', {
    evidence: told(parcel, [scan]),
    options: ['ask the carrier', 'ask the warehouse'],
  })
}
