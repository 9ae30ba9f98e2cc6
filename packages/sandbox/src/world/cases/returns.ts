import { policyParameters } from '../../truth/policy.ts'
import { rightForReturn } from '../../truth/returns-policy.ts'
import type { ExpectedWrite, Mention } from '../../truth/ticket-truth.ts'
import {
  authorisationOf,
  buyerInformedOf,
  claimFor,
  creditOf,
  evidenceAskedOf,
  exchangeOf,
  fraudReviewOf,
  holdingOn,
  refundOf,
  replyOn,
  returnDeclined,
} from '../../truth/writes.ts'
import { cheap, costly, type LineWish, type Scene, soldOut } from '../scene.ts'
import type { Reason } from '../wording/reason.ts'
import type { Case, Planted } from './case.ts'
import { daysSinceDelivery, type ReturnScene, type ReturnWish, setReturn } from './return-case.ts'

const general: LineWish = { high: 9_500, scarce: false, category: 'general' }
const generalCostly: LineWish = { ...costly, category: 'general' }
const notReturnable: LineWish = { high: 9_500, scarce: false, category: 'not general' }

const mind = { reason: 'change of mind' } as const
const damaged = { reason: 'damaged on delivery' } as const
const defect = { reason: 'defect' } as const

/** Calendar days after the delivery that fall on the wanted side of every window of the house. */
const soon = (scene: Scene): number => scene.draws.integer(4, 12)
const atOnce = (scene: Scene): number => scene.draws.integer(1, 3)
/** Pictures and a prompt report; over a long weekend, when a report cannot be prompt, the carrier saw it as well. */
function proven(scene: Scene): Pick<ReturnWish, 'after' | 'pictures' | 'isDamageScanned'> {
  const after = atOnce(scene)
  const isPrompt = daysSinceDelivery(scene, after) <= policyParameters.returns.promptDays
  return { after, pictures: 'timely', isDamageScanned: !isPrompt }
}
const shortlyAfterWindow = (scene: Scene): number => 30 + scene.draws.integer(3, 11)
const longAfterWindow = (scene: Scene): number => 30 + scene.draws.integer(20, 70)

/** Everything about goods that came and are to go back, or that came broken: the table of returns. */
export const returnCases: readonly Case[] = [
  returning('RETURN_IN_WINDOW', 0.03, (scene) => ({ ...mind, line: general, after: soon(scene) })),
  returning('RETURN_USED', 0.01, (scene) => ({ ...mind, line: general, after: soon(scene), itemState: 'used' }), {
    decoyOf: 'RETURN_IN_WINDOW',
  }),
  returning(
    'SERIAL_RETURNER',
    0.01,
    (scene) => ({ ...mind, line: general, after: soon(scene), customer: serial(scene) }),
    {
      decoyOf: 'RETURN_IN_WINDOW',
    },
  ),
  returning('GOODWILL_RETURN', 0.015, (scene) => ({ ...mind, line: general, after: shortlyAfterWindow(scene) })),
  returning(
    'RETURN_TOO_LATE',
    0.01,
    (scene) => ({ ...mind, line: general, after: shortlyAfterWindow(scene), customer: { goodwill12Months: 1 } }),
    { decoyOf: 'GOODWILL_RETURN' },
  ),
  returning('RETURN_TOO_LATE', 0.015, (scene) => ({ ...mind, line: general, after: longAfterWindow(scene) })),
  returning('NOT_RETURNABLE', 0.015, (scene) => ({ ...mind, line: notReturnable, after: soon(scene) })),
  returning('GIFT_RETURN', 0.015, (scene) => ({ ...mind, line: general, after: soon(scene), gift: 'recipient' })),
  returning(
    'GIFT_OF_SOMEBODY_ELSE',
    0.01,
    (scene) => ({ ...mind, line: general, after: soon(scene), gift: 'stranger' }),
    {
      decoyOf: 'GIFT_RETURN',
    },
  ),
  returning('DAMAGED_ON_DELIVERY', 0.02, (scene) => ({
    ...damaged,
    line: general,
    ...proven(scene),
  })),
  returning('DAMAGED_ON_DELIVERY', 0.015, (scene) => ({
    ...damaged,
    line: cheap,
    after: longAfterWindow(scene),
    isDamageScanned: true,
    pictures: scene.draws.pick(['none', 'timely'] as const),
  })),
  returning('DAMAGED_OUT_OF_STOCK', 0.01, (scene) => ({
    ...damaged,
    line: { ...soldOut, category: 'general' },
    ...proven(scene),
  })),
  returning('DAMAGED_ABOVE_LIMIT', 0.01, (scene) => ({
    ...damaged,
    line: generalCostly,
    ...proven(scene),
  })),
  returning('DAMAGED_UNPROVEN', 0.015, (scene) => ({
    ...damaged,
    line: general,
    after: scene.draws.chance(0.5) ? atOnce(scene) : soon(scene) + 4,
  })),
  returning(
    'DAMAGED_UNPROVEN',
    0.01,
    (scene) => ({
      ...damaged,
      line: general,
      after: atOnce(scene),
      pictures: 'timely',
      customer: { damagedClaims12Months: scene.draws.integer(3, 5), orders12Months: 14 },
    }),
    { decoyOf: 'DAMAGED_ON_DELIVERY' },
  ),
  returning(
    'DAMAGED_UNPROVEN',
    0.005,
    (scene) => ({ ...damaged, line: general, after: 9 + soon(scene), pictures: 'late' }),
    {
      decoyOf: 'DAMAGED_ON_DELIVERY',
    },
  ),
  returning('ASKED_FOR_EVIDENCE_BEFORE', 0.01, (scene) => ({
    ...damaged,
    line: general,
    after: soon(scene) + 5,
    wasAsked: true,
  })),
  ...(['before shipping', 'seen before', 'of wear'] as const).map((pictures) =>
    returning(
      'DAMAGE_THAT_DOES_NOT_FIT',
      0.005,
      (scene) => ({ ...damaged, line: general, after: atOnce(scene), pictures }),
      {
        decoyOf: 'DAMAGED_ON_DELIVERY',
      },
    ),
  ),
  returning('GIFT_DAMAGED', 0.015, (scene) => ({
    ...damaged,
    line: general,
    after: longAfterWindow(scene),
    gift: 'recipient',
    pictures: 'timely',
  })),
  returning('DEFECT_IN_GUARANTEE', 0.015, (scene) => ({
    ...defect,
    line: general,
    after: scene.draws.integer(20, 80),
  })),
  returning('DEFECT_IN_GUARANTEE', 0.005, (scene) => ({
    ...defect,
    line: notReturnable,
    after: scene.draws.integer(10, 80),
  })),
  returning(
    'DEFECT_TO_BE_PROVEN',
    0.01,
    (scene) => ({ ...defect, line: general, after: scene.draws.integer(215, 300) }),
    {
      countries: ['GB', 'US'],
      decoyOf: 'DEFECT_IN_GUARANTEE',
    },
  ),
  returning('DEFECT_TOO_LATE', 0.01, (scene) => ({ ...defect, line: general, after: scene.draws.integer(400, 460) }), {
    countries: ['US'],
    decoyOf: 'DEFECT_IN_GUARANTEE',
  }),
]

function serial(scene: Scene): NonNullable<ReturnWish['customer']> {
  const orders12Months = scene.draws.integer(8, 16)
  return { orders12Months, returnedOrders12Months: Math.ceil(orders12Months * 0.6) + scene.draws.integer(0, 2) }
}

function returning(
  name: string,
  share: number,
  wish: (scene: Scene) => ReturnWish,
  more: Pick<Case, 'countries' | 'decoyOf'> = {},
): Case {
  return { class: name, row: null, share, ...more, plant: (scene, ticket) => plantReturn(scene, ticket, wish(scene)) }
}

/** A ticket about a return, with what the table of returns says of it. */
export function plantReturn(scene: Scene, ticket: string, wish: ReturnWish): Planted {
  const set = setReturn(scene, ticket, wish)
  const right = rightForReturn(set.facts)
  const { planned, buyer, request, knownPhotos, planted } = set
  const writes = writesFor(ticket, set)
  const claim = wish.reason === 'damaged on delivery' ? [claimFor(planted.owed.shipment)] : []
  const harmless = [...claim, ...(buyer ? [buyerInformedOf(planted)] : [])]
  const base = {
    orders: [planned],
    about: [planned],
    customer: wish.customer ?? {},
    buyer,
    returning: { request, knownPhotos },
    row: right.row,
    reason: reasonOf(wish),
    naming: buyer ? ('must' as const) : ('clear' as const),
  }
  if (right.remedy === 'person')
    return {
      ...base,
      expected: 'handOver',
      writes: [],
      tolerated: [...holdingOn(ticket), fraudReviewOf(planted), ...harmless],
    }
  if (right.needsApproval)
    return { ...base, expected: 'approval', writes, tolerated: [...holdingOn(ticket), ...harmless] }
  const expected = right.remedy === 'decline' ? 'decline' : 'settle'
  const following =
    right.remedy === 'ask for evidence' || right.remedy === 'take back' ? holdingOn(ticket).slice(1) : []
  return { ...base, expected, writes, tolerated: [...harmless, ...following] }
}

function reasonOf({ reason, gift }: ReturnWish): Reason {
  if (reason === 'defect') return 'defect'
  if (reason === 'damaged on delivery') return gift ? 'giftDamaged' : 'damaged'
  return gift ? 'giftReturn' : 'return'
}

function writesFor(ticket: string, { facts, planned, planted, windowEnds }: ReturnScene): ExpectedWrite[] {
  const { row, remedy } = rightForReturn(facts)
  const { owed } = planted
  const amount: Mention = { kind: 'amount', amount: owed.value.amount }
  switch (remedy) {
    case 'take back':
      return [authorisationOf(planted), replyOn(ticket, 'solved or pending')]
    case 'credit':
      return [creditOf(planted), replyOn(ticket, 'solved')]
    case 'decline': {
      const mentions: Mention[] = row === 'outside the window' ? [{ kind: 'date', date: windowEnds }] : []
      return [returnDeclined(planted), replyOn(ticket, 'solved', mentions)]
    }
    case 'ask for evidence':
      return [evidenceAskedOf(planted), replyOn(ticket, 'pending')]
    case 'replace': {
      if (!planned.products[0]?.scarce) {
        const tracking: Mention = { kind: 'replacementTracking', parent: owed.order, line: owed.line }
        return [exchangeOf(planted), replyOn(ticket, 'solved', [tracking])]
      }
      if (facts.requester === 'recipient') return [creditOf(planted), replyOn(ticket, 'solved')]
      return [refundOf(owed), replyOn(ticket, 'solved', [amount])]
    }
    case 'person':
      return []
  }
}
