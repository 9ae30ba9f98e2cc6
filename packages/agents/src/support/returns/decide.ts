import { atLeast, decision } from 'operant'
import { addDays } from '../delivery/business-days.ts'
import { doubtThat, type Option, type Role } from '../hand-over/option.ts'
import { parameters } from '../parameters.ts'
import { today } from '../ticket/ticket.ts'
import { assessment } from './assessment.ts'
import { returnFinding } from './finding.ts'
import { article, handedOver, returnedLine, sameAgain } from './goods.ts'
import { request } from './attached.ts'

/** What a person asks for who cannot tell from what is there. */
const wanted = 'photos of the parcel with its label, of the packing, and of the damage from near and from further away'

const damaged = 'damaged on delivery'
const changed = 'change of mind'

/**
 * The table of returns: what the law owes first (damage and defects know no window), then what the house grants, then
 * goodwill. From records only. Where no row settles it, a person does.
 */
export const decideReturn = decision({
  name: 'decideReturn',
  needs: {
    sender: assessment.$.sender,
    clear: assessment.$.clear,
    reason: request.$.reason,
    requester: request.$.requester,
    itemState: request.$.itemState,
    askedBefore: request.$.askedBefore,
    serial: assessment.$.serial,
    returnable: article.$.returnable,
    window: assessment.$.window,
    goodHistory: assessment.$.goodHistory,
    guarantee: assessment.$.guarantee,
    consistent: assessment.$.consistent,
    score: assessment.$.score,
    again: sameAgain.$.kind,
    assessment,
    request,
    line: returnedLine,
    goods: handedOver,
    today,
  },
  gives: returnFinding,
  rows: [
    {
      rule: 'C not who the records say',
      when: { sender: 'not proven' },
      then: (i) =>
        person('C', 'whoever asks is not who the order or the gift names', i, ['prove the sender', 'answer by hand']),
    },
    {
      rule: 'something stands in the way',
      when: { clear: false },
      then: (i) =>
        person(
          '-',
          i.assessment.obstacle ?? '',
          i,
          ['check the payment', 'answer by hand', 'review for fraud'],
          'support-lead',
        ),
    },
    {
      rule: 'A serial returner',
      when: { reason: changed, serial: true },
      then: (i) =>
        person(
          'A',
          'more than half of the orders came back',
          i,
          ['review for fraud', 'decline', 'answer by hand'],
          'support-lead',
        ),
    },
    {
      rule: 'D not returnable',
      when: { reason: changed, returnable: false },
      then: (i) => decline('D', 'not returnable', i),
      declines: true,
    },
    {
      rule: 'B gift, change of mind, inside the window',
      when: { reason: changed, requester: 'gift_recipient', window: 'inside' },
      then: (i) => remedy('credit', 'B', changed, i),
    },
    {
      rule: 'E standard return',
      when: { reason: changed, window: 'inside', itemState: 'unused' },
      then: (i) => ({
        course: 'authorise' as const,
        alone: true as const,
        row: 'E',
        evidence: told(i),
        until: addDays(i.today, parameters.returns.sendBackDays),
      }),
    },
    {
      rule: 'E2 inside the window, and used',
      when: { reason: changed, window: 'inside' },
      then: (i) => person('E2', 'it is to go back, and was used', i, ['answer by hand', 'decline', 'refund']),
    },
    {
      rule: 'F shortly after the window, good history',
      when: { reason: changed, window: 'goodwill', itemState: 'unused', goodHistory: true },
      then: (i) => remedy('credit', 'F', 'goodwill after the window', i),
    },
    {
      rule: 'G outside the window',
      when: { reason: changed },
      then: (i) => decline('G', 'outside the window', i),
      declines: true,
    },
    {
      rule: 'H damage that does not go together',
      when: { reason: damaged, consistent: false },
      then: (i) =>
        person('H', i.assessment.inconsistency ?? '', i, ['review for fraud', 'ask the customer'], 'support-lead'),
    },
    {
      rule: 'I damaged on delivery, the same is there',
      when: { reason: damaged, score: atLeast(parameters.damage.acceptFrom), again: 'warehouse' },
      then: (i) => remedy('exchange', 'I', damaged, i),
    },
    {
      rule: 'I damaged on delivery, sold out, for the buyer',
      when: { reason: damaged, score: atLeast(parameters.damage.acceptFrom), requester: 'buyer' },
      then: (i) => remedy('refund', 'I', damaged, i),
    },
    {
      rule: 'I damaged on delivery, sold out, for the recipient of a gift',
      when: { reason: damaged, score: atLeast(parameters.damage.acceptFrom) },
      then: (i) => remedy('credit', 'I', damaged, i),
    },
    {
      rule: 'J damaged, and too little that shows it',
      when: { reason: damaged, askedBefore: false },
      then: (i) => ({
        course: 'ask' as const,
        alone: true as const,
        row: 'J',
        evidence: told(i),
        wanted,
        until: addDays(i.today, parameters.returns.evidenceDays),
      }),
    },
    {
      rule: 'J2 damaged, asked once, and still too little',
      when: { reason: damaged },
      then: (i) =>
        person('J2', 'the evidence was asked for once and does not suffice', i, [
          'replace',
          'refund',
          'decline',
          'review for fraud',
        ]),
    },
    {
      rule: 'K defect, presumed to have been there, the same is there',
      when: { reason: 'defect', guarantee: 'presumed', again: 'warehouse' },
      then: (i) => remedy('exchange', 'K', 'defect', i),
    },
    {
      rule: 'K defect, presumed to have been there, sold out, for the buyer',
      when: { reason: 'defect', guarantee: 'presumed', requester: 'buyer' },
      then: (i) => remedy('refund', 'K', 'defect', i),
    },
    {
      rule: 'K defect, presumed to have been there, sold out, for the recipient of a gift',
      when: { reason: 'defect', guarantee: 'presumed' },
      then: (i) => remedy('credit', 'K', 'defect', i),
    },
    {
      rule: 'K2 defect, within the guarantee, to be proven',
      when: { reason: 'defect', guarantee: 'to be proven' },
      then: (i) => person('K2', 'the defect has to be looked at', i, ['replace', 'refund', 'ask the customer']),
    },
    {
      rule: 'K3 defect after the guarantee',
      when: { reason: 'defect', guarantee: 'over' },
      then: (i) => decline('K3', 'guarantee over', i),
      declines: true,
    },
    {
      rule: 'anything else',
      when: {},
      then: (i) => person('-', `no row settles: ${i.request.reason}`, i, ['replace', 'refund', 'answer by hand']),
    },
  ],
})

interface Told {
  readonly request: { readonly id: string; readonly photos: readonly { readonly sha256: string }[] }
  readonly line: { readonly line: string; readonly value: { toString(): string } }
  readonly goods: { readonly shipment: string; readonly deliveredOn: string | null }
  readonly assessment: { readonly lastDay: string; readonly score: number; readonly signs: readonly string[] }
}

function told({ request: asked, line, goods, assessment: found }: Told): string[] {
  return [
    `request ${asked.id} for line ${line.line}, worth ${line.value.toString()}`,
    `shipment ${goods.shipment} delivered on ${goods.deliveredOn ?? '-'}, window until ${found.lastDay}`,
    `evidence of damage ${found.score}${found.signs.length > 0 ? ` (${found.signs.join(', ')})` : ''}`,
    ...asked.photos.map(({ sha256 }) => `photo ${sha256}`),
  ]
}

function person(row: string, why: string, i: Told, options: Option[], role: Role = 'operator') {
  const doubts = [doubtThat(why, { evidence: told(i), options, never: [], role })]
  return { course: 'person' as const, alone: false as const, row, doubts }
}

function remedy<C extends 'credit' | 'exchange' | 'refund', V>(
  course: C,
  row: string,
  cause: string,
  i: Told & { readonly line: { readonly value: V } },
) {
  return { course, alone: true as const, row, evidence: told(i), cause, value: i.line.value }
}

function decline(row: string, cause: 'not returnable' | 'outside the window' | 'guarantee over', i: Told) {
  return {
    course: 'decline' as const,
    alone: true as const,
    row,
    evidence: told(i),
    cause,
    lastDay: i.assessment.lastDay,
  }
}
