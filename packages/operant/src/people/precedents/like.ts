import { Money } from '../../facts/money.ts'
import type { DecidedByPeople } from './decided.ts'

/** So many like decisions suggest a rule. */
export const enough = 5

/** What like calls have in common. */
export interface Region {
  /** Values that are the same in all of them, by path. */
  readonly same: Readonly<Record<string, string>>
  /** Least and most of what has an order, by path. */
  readonly bands: Readonly<Record<string, { readonly from: string; readonly to: string }>>
}

/** Calls that the same row or rule asked about, with the same closed values; and how people decided them. */
interface LikeDecisions {
  readonly action: string
  readonly rule: string
  readonly same: Readonly<Record<string, string>>
  readonly approved: readonly DecidedByPeople[]
  readonly rejected: readonly DecidedByPeople[]
}

/** A rule that people seem to follow. It decides nothing: somebody has to write it down and somebody else to publish it. */
export interface Candidate {
  readonly action: string
  readonly rule: string
  readonly answer: 'approved' | 'rejected'
  readonly region: Region
  readonly decisions: readonly DecidedByPeople[]
  /** Who decided so, with how often. */
  readonly people: Readonly<Record<string, number>>
  /** Share of all like calls, inside the region and outside, that were decided so. */
  readonly agreement: number
  /** Decided otherwise: those inside the region keep it from becoming a rule. */
  readonly against: readonly DecidedByPeople[]
  /** Why it cannot become a rule; undefined where it can. */
  readonly prevented: string | undefined
}

/** Like calls of all that were decided. */
function likeOnes(decided: readonly DecidedByPeople[]): readonly LikeDecisions[] {
  const groups = Map.groupBy(decided, likeness)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    return [
      {
        action: first.action,
        rule: first.rule,
        same: closedOf(first),
        approved: group.filter(({ answer }) => answer === 'approved'),
        rejected: group.filter(({ answer }) => answer === 'rejected'),
      },
    ]
  })
}

/** Equal for calls that are like each other but for amounts and numbers. */
export function likeness(one: DecidedByPeople): string {
  const kinds = Object.entries(one.looked)
    .map(([path, value]) => `${path} ${kindOf(value)}`)
    .toSorted((first, second) => (first < second ? -1 : 1))
  return JSON.stringify([one.action, one.rule, closedOf(one), kinds])
}

/** Where people decided the same at least five times. */
export function candidatesOf(decided: readonly DecidedByPeople[]): readonly Candidate[] {
  return likeOnes(decided).flatMap(({ action, rule, same, approved, rejected }) => {
    const answer = approved.length >= rejected.length ? 'approved' : 'rejected'
    const [decisions, others] = answer === 'approved' ? [approved, rejected] : [rejected, approved]
    if (decisions.length < enough) return []
    const region = { same, bands: bandsOf(decisions) }
    const inside = others.filter((one) => isInside(one, region))
    return [
      {
        action,
        rule,
        answer,
        region,
        decisions,
        people: countPeople(decisions),
        agreement: decisions.length / (decisions.length + others.length),
        against: others,
        prevented: preventedBy(region, inside),
      },
    ]
  })
}

function preventedBy({ same, bands }: Region, inside: readonly DecidedByPeople[]): string | undefined {
  const [one] = inside
  if (one) return `${one.by.join(' and ')} decided otherwise in run ${one.run}, within the same bounds`
  if (Object.keys(same).length + Object.keys(bands).length === 0)
    return 'the rules look at nothing that would tell these calls from others'
  return undefined
}

function countPeople(decisions: readonly DecidedByPeople[]): Readonly<Record<string, number>> {
  const names = decisions.flatMap(({ by }) => by)
  return Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]))
}

/** Whether all that has an order lies within the bounds. */
function isInside({ looked }: DecidedByPeople, { bands }: Region): boolean {
  return Object.entries(bands).every(([path, { from, to }]) => {
    const value = looked[path]
    return value !== undefined && compare(value, from) >= 0 && compare(value, to) <= 0
  })
}

/** Least and most of what has an order in calls that are like each other. */
export function bandsOf(decisions: readonly DecidedByPeople[]): Region['bands'] {
  const paths = Object.entries(decisions[0]?.looked ?? {}).flatMap(([path, value]) =>
    kindOf(value) === '' ? [] : [path],
  )
  return Object.fromEntries(
    paths.map((path) => {
      const values = decisions.map(({ looked }) => looked[path] ?? '').toSorted(compare)
      return [path, { from: values[0] ?? '', to: values.at(-1) ?? '' }]
    }),
  )
}

function closedOf({ looked }: DecidedByPeople): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(looked)
      .filter(([, value]) => kindOf(value) === '')
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )
}

/** What has an order: the currency of money, `number`; empty for the rest. */
function kindOf(value: string): string {
  if (/^-?\d+(\.\d+)?$/.test(value)) return 'number'
  return /^-?\d+(\.\d+)? ([A-Z]{3})$/.exec(value)?.[2] ?? ''
}

function compare(one: string, other: string): number {
  if (kindOf(one) === 'number') return Number(one) - Number(other)
  return kindOf(one) === kindOf(other) ? Money.parse(one).compare(Money.parse(other)) : NaN
}
