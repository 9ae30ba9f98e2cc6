import { daysBetween } from '../delivery/business-days.ts'
import { parameters } from '../parameters.ts'

interface Sign {
  readonly sign: string
  readonly weight: number
}

/** All that speaks for and against damage on the way. Dates are calendar dates. */
export interface DamageFacts {
  readonly deliveredOn: string
  readonly openedOn: string | null
  readonly reportedOn: string
  readonly shippedOn: string
  readonly damageScan: boolean
  readonly otherWeight: boolean
  readonly knownIssues: readonly string[]
  readonly damagedClaims12Months: number
  readonly photos: readonly {
    readonly takenAt: string | null
    readonly wear: boolean
    readonly seenBefore: boolean
  }[]
}

/** The signs that hold, with their weights; enough of them and the damage counts as the carrier's or ours. */
export function damageSigns(facts: DamageFacts): readonly Sign[] {
  const { photoInTime, damageScan, otherWeight, reportedPromptly, knownIssue, manyClaims, seenBefore } =
    parameters.damage.weights
  const claims = facts.damagedClaims12Months
  const signs: readonly (readonly [holds: boolean, sign: string, weight: number])[] = [
    [
      facts.photos.some((one) => isSoonAfter(facts.deliveredOn, one.takenAt?.slice(0, 10))),
      'photo taken soon after the delivery',
      photoInTime,
    ],
    [facts.damageScan, 'the carrier noted damage on the way', damageScan],
    [facts.otherWeight, 'the carrier weighed something else than was declared', otherWeight],
    [
      isSoonAfter(facts.deliveredOn, facts.reportedOn) || isSoonAfter(facts.openedOn, facts.reportedOn),
      'reported soon after it was delivered or opened',
      reportedPromptly,
    ],
    [facts.knownIssues.length > 0, `known issue ${facts.knownIssues.join(', ')}`, knownIssue],
    [claims > parameters.damage.claimsThatRaiseDoubt, `${claims} claims of damage in 12 months`, manyClaims],
    [facts.photos.some((one) => one.seenBefore), 'a picture was seen before', seenBefore],
  ]
  return signs.flatMap(([holds, sign, weight]) => (holds ? [{ sign, weight }] : []))
}

export function damageScore(facts: DamageFacts): number {
  return damageSigns(facts).reduce((sum, { weight }) => sum + weight, 0)
}

/** What no honest damage explains; null where nothing does. */
export function inconsistency({ photos, shippedOn }: DamageFacts): string | null {
  if (photos.some(({ seenBefore }) => seenBefore)) return 'a picture came with an earlier request'
  if (photos.some(({ takenAt }) => takenAt !== null && takenAt.slice(0, 10) < shippedOn))
    return 'a picture was taken before the goods were sent'
  return photos.some((one) => one.wear) ? 'a picture shows wear' : null
}

function isSoonAfter(from: string | null, day: string | undefined): boolean {
  if (from === null || day === undefined) return false
  const days = daysBetween(from, day)
  return days >= 0 && days <= parameters.damage.promptDays
}
