import { policyParameters } from './policy.ts'

/** What decides about a return: as planted, or as read back from the systems. */
export interface ReturnFacts {
  reason: 'change of mind' | 'damaged on delivery' | 'defect'
  /** Calendar days from the delivery to the report. */
  daysSinceDelivery: number
  /** In which days a change of mind is taken back: the longer of the law's and the house's. */
  windowDays: number
  isReturnable: boolean
  itemState: 'unused' | 'used' | 'worn' | null
  /** Who asks is the recipient of the gift; `stranger`: somebody whom the gift does not name. */
  requester: 'buyer' | 'recipient' | 'stranger'
  /** The weights of the evidence added up. */
  evidence: number
  /** A picture that cannot be of this delivery, or damage that is wear. */
  isInconsistent: boolean
  wasAskedForEvidence: boolean
  /** Of the last 12 months. */
  returnedShare: number
  goodwill: number
  damagedClaims: number
  /** Whole months after the delivery are over: the presumption's, and the guarantee's. */
  isPresumptionOver: boolean
  isGuaranteeOver: boolean
  valueMinor: number
}

export type ReturnRemedy = 'take back' | 'credit' | 'replace' | 'decline' | 'ask for evidence' | 'person'

export interface ReturnRight {
  /** Row of the table of returns in docs/sample-company.md. */
  row: string
  remedy: ReturnRemedy
  /** It is worth more than may be given without a person. */
  needsApproval: boolean
}

/** What is right by the policy parameters; the table of returns, top-down. */
export function rightForReturn(facts: ReturnFacts): ReturnRight {
  const { reason } = facts
  const row = (name: string, remedy: ReturnRemedy): ReturnRight => ({
    row: name,
    remedy,
    needsApproval:
      (remedy === 'credit' || remedy === 'replace') && facts.valueMinor > policyParameters.approvalAboveMinor,
  })
  if (facts.requester === 'stranger') return row('gift, another name', 'person')
  if (reason === 'damaged on delivery') return rightForDamage(facts, row)
  if (reason === 'defect') {
    if (facts.isGuaranteeOver) return row('defect after the guarantee', 'decline')
    return facts.isPresumptionOver ? row('defect to be proven', 'person') : row('defect', 'replace')
  }
  const { returns } = policyParameters
  const past = facts.daysSinceDelivery - facts.windowDays
  if (facts.returnedShare > returns.serialShare) return row('serial returner', 'person')
  if (!facts.isReturnable) return row('not returnable', 'decline')
  if (past <= 0) {
    if (facts.itemState !== 'unused') return row('used, inside the window', 'person')
    return facts.requester === 'recipient'
      ? row('gift, inside the window', 'credit')
      : row('standard return', 'take back')
  }
  const hasGoodHistory = facts.goodwill < returns.goodwillTimes && facts.damagedClaims <= returns.doubtfulDamagedClaims
  const isGoodwill = past <= returns.goodwillDays && hasGoodHistory && facts.itemState === 'unused'
  return isGoodwill && facts.requester === 'buyer' ? row('goodwill', 'credit') : row('outside the window', 'decline')
}

function rightForDamage(facts: ReturnFacts, row: (name: string, remedy: ReturnRemedy) => ReturnRight): ReturnRight {
  if (facts.isInconsistent) return row('damage that does not fit', 'person')
  if (facts.evidence >= policyParameters.returns.evidenceNeeded) return row('damaged on delivery', 'replace')
  return facts.wasAskedForEvidence ? row('no evidence after asking', 'person') : row('no evidence', 'ask for evidence')
}

/** The signs that speak for and against damage on delivery; each counts once. */
export interface DamageSigns {
  isPhotoTimely: boolean
  isDamageScanned: boolean
  isWeightChanged: boolean
  isReportedPromptly: boolean
  isIssueKnown: boolean
  damagedClaims: number
  isPhotoSeenBefore: boolean
}

export function evidenceOf(signs: DamageSigns): number {
  const { returns } = policyParameters
  const { weights } = returns
  const parts: [boolean, number][] = [
    [signs.isPhotoTimely, weights.photo],
    [signs.isDamageScanned, weights.damageScan],
    [signs.isWeightChanged, weights.weight],
    [signs.isReportedPromptly, weights.prompt],
    [signs.isIssueKnown, weights.knownIssue],
    [signs.damagedClaims > returns.doubtfulDamagedClaims, weights.manyClaims],
    [signs.isPhotoSeenBefore, weights.seenPhoto],
  ]
  return parts.reduce((sum, [holds, weight]) => sum + (holds ? weight : 0), 0)
}
