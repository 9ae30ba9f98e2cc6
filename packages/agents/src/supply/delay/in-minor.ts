import { Money } from 'operant'
import { moneyOf, type Amount } from '../../support/systems/amount.ts'
import type { AllocationRecord } from '../systems/allocations.ts'
import type { Segment, SupplyTermsRecord } from '../systems/terms.ts'
import type { Case } from './case-schema.ts'

/** An amount in minor units. */
export function minorOf(amount: Amount): number {
  return Number(moneyOf(amount).minor)
}

/** Minor units as money, rounded half up. */
export function moneyOfMinor(minor: number, currency: string): Money {
  return Money.ofMinor(BigInt(Math.round(minor)), currency)
}

export function waitingOf(one: AllocationRecord): Case['line']['waiting'][number] {
  const { id, salesOrder, customer, segment, quantity, neededOn } = one
  return {
    id,
    salesOrder,
    customer,
    segment,
    quantity,
    neededOn,
    penaltyPerDay: minorOf(one.penaltyPerDay),
    penaltyAtMost: minorOf(one.penaltyAtMost),
    marginPerPiece: minorOf(one.marginPerPiece),
  }
}

export function termsOf(terms: SupplyTermsRecord): Case['terms'] {
  const { goodwillPerLateOrder: goodwill, cancellation, arrivalSdDays } = terms
  const of = (segment: Segment): number => minorOf(goodwill[segment])
  return {
    handling: minorOf(terms.handling),
    changePerOrder: minorOf(terms.changePerOrder),
    goodwillPerLateOrder: { new: of('new'), standard: of('standard'), vip: of('vip') },
    goodwillPerMissingPiece: minorOf(terms.goodwillPerMissingPiece),
    holdingShare: terms.holdingShare,
    cancellation: { new: cancellation.new, standard: cancellation.standard, vip: cancellation.vip },
    arrivalSdDays: { ...arrivalSdDays },
    noise: { share: terms.noise.share, atLeast: minorOf(terms.noise.atLeast) },
    reversibility: [...terms.reversibility],
    notices: { ...terms.notices },
    outlayWithoutApprovalUpTo: minorOf(terms.outlayWithoutApprovalUpTo),
  }
}
