import { above, atLeast, below, decision, oneOf } from 'operant'
import { agreement } from '../agreement/agreement.ts'
import { addBusinessDays, type Holidays } from '../delivery/business-days.ts'
import { holidays } from '../delivery/calendar.ts'
import { delivery, parcel } from '../delivery/delivery.ts'
import { misdelivery } from '../delivery/misdelivery.ts'
import type { Phase } from '../delivery/phase.ts'
import { dock, type Dock } from '../delivery/proof.ts'
import { shipments } from '../delivery/shipments.ts'
import { orderRecord } from '../orders/order-record.ts'
import { standing } from '../orders/standing.ts'
import { parameters } from '../parameters.ts'
import { today } from '../ticket/ticket.ts'
import { doubted, explain, person, remedy, signs, watch } from './courses.ts'
import { entitlement, type Entitlement } from './entitlement.ts'
import { finding } from './finding.ts'
import { lookedAround } from './looked-around.ts'
import { troubles } from './troubles.ts'

/**
 * The table of missing orders, from records only: which of its rows holds for an order. Where none does, or a row leaves
 * it open, a person decides.
 */
export const findOut = decision({
  name: 'findOut',
  needs: {
    agrees: agreement.$.agrees,
    doubts: agreement.$.doubts,
    standing: standing.$.kind,
    refunds: standing.$.refunds,
    replacements: standing.$.replacements,
    parcels: delivery.$.parcels,
    complete: delivery.$.complete,
    inOrder: delivery.$.inOrder,
    oneLost: delivery.$.oneLost,
    lost: delivery.$.lost,
    shipments,
    holidays,
    lookedAround,
    trackingNumbers: delivery.$.trackingNumbers,
    promiseAhead: delivery.$.promiseAhead,
    phase: parcel.$.phase,
    sinceShipping: parcel.$.sinceShipping,
    sinceScan: parcel.$.sinceScan,
    silent: parcel.$.silent,
    parcel,
    dock,
    score: misdelivery.$.score,
    receivedAtHome: misdelivery.$.receivedAtHome,
    frequentClaims: misdelivery.$.frequentClaims,
    misdelivery,
    entitlement,
    order: orderRecord,
    today,
  },
  gives: finding,
  rows: [
    {
      rule: '0 the records do not go together',
      when: { agrees: false },
      then: (i) => doubted(0, i.doubts),
    },
    {
      rule: '1 not paid',
      when: { standing: 'unpaid' },
      then: (i) => explain(1, 'unpaid', [`order ${i.order.id} is not paid`]),
      declines: true,
    },
    {
      rule: '1 cancelled',
      when: { standing: 'cancelled' },
      then: (i) => explain(1, 'cancelled', [`order ${i.order.id} is cancelled`]),
      declines: true,
    },
    {
      rule: '1 settled before',
      when: { standing: 'settled before' },
      then: (i) => ({
        ...explain(1, 'settled before', [
          ...i.refunds.map(({ id, amount }) => `refund ${id} of ${amount.toString()}`),
          ...i.replacements.map(({ id, trackingNumber }) => `replacement ${id}, ${trackingNumber}`),
        ]),
        trackingNumbers: i.replacements.map(({ trackingNumber }) => trackingNumber),
        refunds: i.refunds.map(({ amount, on }) => ({ amount, on })),
      }),
      declines: true,
    },
    {
      rule: '2 split shipment',
      when: { parcels: above(1), inOrder: true },
      then: (i) => ({
        ...explain(2, 'split', [`parcels ${i.trackingNumbers.join(' and ')}`]),
        trackingNumbers: i.trackingNumbers,
      }),
    },
    {
      rule: '2 split shipment, and one parcel is lost',
      when: { parcels: above(1), oneLost: true },
      then: (i) => {
        const [gone = { id: '', lines: [] }] = i.lost
        const others = i.shipments.filter(({ id }) => id !== gone.id)
        return {
          ...remedy(6, 'lost', gone, [`of ${i.shipments.length} parcels, shipment ${gone.id} is lost`]),
          otherTrackingNumbers: others.map(({ trackingNumber }) => trackingNumber),
        }
      },
    },
    {
      rule: '2 a part of it was not sent',
      when: { parcels: above(0), complete: false },
      then: (i) => person(2, 'a part of the order is in no parcel', troubles(i.shipments, i.order)),
    },
    {
      rule: '2 split shipment with parcels in trouble',
      when: { parcels: above(1) },
      then: (i) =>
        person(2, 'it travels in several parcels, and not all of them are in order', troubles(i.shipments, i.order)),
    },
    {
      rule: '3 not shipped yet, and not late',
      when: { parcels: 0, promiseAhead: true },
      then: (i) =>
        watch('not shipped yet', afterPromise(i.order, i.holidays), [], [`promised for ${i.order.promisedOn}`]),
    },
    {
      rule: 'late and not shipped',
      when: { parcels: 0 },
      then: (i) =>
        person(0, 'it is late, and no parcel was sent', {
          evidence: [`order ${i.order.id} promised for ${i.order.promisedOn}`],
          options: ['ask the warehouse', 'refund', 'wait'],
        }),
    },
    {
      rule: '3 not late',
      when: {
        phase: oneOf<Phase>('announced', 'moving'),
        promiseAhead: true,
        sinceScan: below(parameters.notLateScanDays),
      },
      then: (i) =>
        watch('not late', afterPromise(i.order, i.holidays), i.trackingNumbers, [
          `shipment ${i.parcel.id} promised for ${i.order.promisedOn}, last scan ${i.parcel.lastScanOn}`,
        ]),
    },
    {
      rule: '4 waiting for the customer',
      when: { phase: 'waiting' },
      then: (i) => ({
        ...explain(4, 'waiting', [`shipment ${i.parcel.id} waits`]),
        trackingNumbers: i.trackingNumbers,
        pickupPoint: i.parcel.pickupPoint,
      }),
    },
    {
      rule: '5 never handed over',
      when: {
        phase: 'announced',
        sinceShipping: above(parameters.neverHandedOverDays),
        dock: oneOf<Dock>('on dock', 'not found'),
      },
      then: (i) =>
        remedy(5, 'never handed over', i.parcel, [`shipment ${i.parcel.id} was never scanned; at the dock: ${i.dock}`]),
    },
    {
      rule: '5 announced only, but handed over says the warehouse',
      when: { phase: 'announced', sinceShipping: above(parameters.neverHandedOverDays), dock: 'handed over' },
      then: (i) =>
        person(5, 'the warehouse says it was handed over, and the carrier never scanned it', {
          evidence: [`shipment ${i.parcel.id} announced, last scan ${i.parcel.lastScanOn}; at the dock: ${i.dock}`],
          options: ['ask the carrier', 'ask the warehouse', 'replace'],
        }),
    },
    {
      rule: '6 lost, says the carrier',
      when: { phase: 'lost' },
      then: (i) => remedy(6, 'lost', i.parcel, [`shipment ${i.parcel.id} lost or damaged, says the carrier`]),
    },
    {
      rule: '6 lost, not scanned for long',
      when: { phase: oneOf<Phase>('moving', 'stuck'), silent: true },
      then: (i) =>
        remedy(6, 'lost', i.parcel, [`shipment ${i.parcel.id} not scanned for ${i.sinceScan} business days`]),
    },
    {
      rule: '7 delivered to somebody else',
      when: { phase: 'delivered', score: atLeast(parameters.misdeliveredFrom) },
      then: (i) => ({
        ...remedy(7, 'misdelivered', i.parcel, [`shipment ${i.parcel.id}: ${signs(i.misdelivery)}`]),
        addressIncomplete: i.order.address.multiUnit && i.order.address.unit === null,
      }),
    },
    {
      rule: '8 received at home, by a customer who claims often',
      when: { phase: 'delivered', receivedAtHome: true, frequentClaims: true },
      then: (i) =>
        person(8, 'signed for at home, and the customer claims often: fraud review', {
          evidence: [`shipment ${i.parcel.id}: ${signs(i.misdelivery)}`],
          options: ['review for fraud', 'ask the carrier'],
          never: [],
          role: 'support-lead',
        }),
    },
    {
      rule: '8 received at home, and looked for in vain',
      when: { phase: 'delivered', receivedAtHome: true, lookedAround: 'in vain' },
      then: (i) => ({
        ...watch('traced', addBusinessDays(i.today, parameters.followUpAfterTraceDays, i.holidays), i.trackingNumbers, [
          `shipment ${i.parcel.id} signed for at the address, and the customer has looked: ${signs(i.misdelivery)}`,
        ]),
        traced: i.parcel.id,
      }),
    },
    {
      rule: '8 received at home, asked to look around, and not clear what came of it',
      when: { phase: 'delivered', receivedAtHome: true, lookedAround: 'not clear' },
      then: (i) =>
        person(8, 'the customer was asked to look around, and what came of it is not clear', {
          evidence: [`shipment ${i.parcel.id}: ${signs(i.misdelivery)}`],
          options: ['wait', 'ask the carrier', 'answer by hand'],
        }),
    },
    {
      rule: '8 received at home',
      when: { phase: 'delivered', receivedAtHome: true },
      then: (i) =>
        watch(
          'received at home',
          addBusinessDays(i.today, parameters.followUpAfterAskingDays, i.holidays),
          i.trackingNumbers,
          [`shipment ${i.parcel.id} signed for at the address: ${signs(i.misdelivery)}`],
        ),
    },
    {
      rule: '9 undetermined, by a customer who claims often',
      when: { phase: 'delivered', frequentClaims: true },
      then: (i) =>
        person(9, 'no proof either way, and the customer claims often', {
          evidence: [`shipment ${i.parcel.id}: ${signs(i.misdelivery)}`],
          options: ['review for fraud', 'replace', 'ask the carrier'],
          never: [],
          role: 'support-lead',
        }),
    },
    {
      rule: '9 undetermined, entitled or goodwill',
      when: { phase: 'delivered', entitlement: oneOf<Entitlement>('by law', 'goodwill') },
      then: (i) =>
        remedy(9, 'undetermined', i.parcel, [`shipment ${i.parcel.id}: ${signs(i.misdelivery)}`, i.entitlement]),
    },
    {
      rule: '9 undetermined',
      when: { phase: 'delivered' },
      then: (i) =>
        person(9, 'no proof either way, and neither law nor goodwill covers it', {
          evidence: [`shipment ${i.parcel.id}: ${signs(i.misdelivery)}`],
          options: ['ask the carrier', 'ask the customer', 'replace'],
          never: [],
        }),
    },
    {
      rule: '10 returned to the sender',
      when: { phase: 'returned' },
      then: (i) => ({
        ...explain(10, 'returned', [`shipment ${i.parcel.id} is on its way back`]),
        status: 'pending',
        trackingNumbers: i.trackingNumbers,
      }),
    },
    {
      rule: 'anything else',
      when: {},
      then: (i) =>
        person(0, 'no row of the table holds', {
          evidence: [
            `shipment ${i.parcel.id} ${i.phase}, last scan ${i.parcel.lastScanOn}, promised for ${i.order.promisedOn}`,
          ],
          options: ['wait', 'ask the carrier', 'replace'],
        }),
    },
  ],
})

function afterPromise({ promisedOn }: { promisedOn: string }, off: Holidays): string {
  return addBusinessDays(promisedOn, parameters.followUpAfterPromiseDays, off)
}
