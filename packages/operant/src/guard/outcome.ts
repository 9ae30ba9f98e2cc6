import type { DecisionRecord } from '../journal/decision-record.ts'

export type Effect = DecisionRecord['effect']

/** What a row, rule or budget says: allow, deny, or who must approve or take over (`count` people of any of `roles`). */
export type Outcome =
  | { readonly effect: 'allow' }
  | { readonly effect: 'deny' }
  | { readonly effect: 'approve'; readonly roles: readonly string[]; readonly count: number }
  | { readonly effect: 'escalate'; readonly roles: readonly string[]; readonly count: 1 }

const severity: Readonly<Record<Effect, number>> = { allow: 0, approve: 1, escalate: 2, deny: 3 }

/** Negative, zero or positive, as `one` is milder than, as severe as, or more severe than `other`. */
export function compareSeverity(one: Effect, other: Effect): number {
  return severity[one] - severity[other]
}

const role = '[A-Za-z][A-Za-z0-9_-]*'
const approval = new RegExp(`^approve by (${role})(?: x([1-9]))?((?: or ${role})*)$`)
const escalation = new RegExp(`^escalate to (${role})$`)

/** Reads `allow`, `deny`, `approve by ROLE[ xN][ or ROLE]` or `escalate to ROLE`; `undefined` for anything else. */
export function parseOutcome(text: string): Outcome | undefined {
  const words = text.trim().replace(/\s+/g, ' ')
  if (words === 'allow' || words === 'deny') return { effect: words }
  const escalated = escalation.exec(words)
  if (escalated?.[1]) return { effect: 'escalate', roles: [escalated[1]], count: 1 }
  const approved = approval.exec(words)
  if (!approved?.[1]) return undefined
  const others = (approved[3] ?? '').split(' or ').filter((name) => name !== '')
  return { effect: 'approve', roles: [...new Set([approved[1], ...others])], count: Number(approved[2] ?? 1) }
}

/** The outcome as people write it: `approve by finance x2 or director`. */
export function outcomeText(outcome: Outcome): string {
  if (outcome.effect === 'allow' || outcome.effect === 'deny') return outcome.effect
  if (outcome.effect === 'escalate') return `escalate to ${outcome.roles.join(' or ')}`
  const [first, ...others] = outcome.roles
  return `approve by ${[`${first}${outcome.count > 1 ? ` x${outcome.count}` : ''}`, ...others].join(' or ')}`
}

function approvers({ roles, count }: Extract<Outcome, { effect: 'approve' }>): string {
  return `${count > 1 ? `${count} people of ` : ''}${roles.join(' or ')}`
}

/** The outcome as the end of a sentence: `needs approval by 2 people of finance`. */
export function outcomePhrase(outcome: Outcome): string {
  switch (outcome.effect) {
    case 'allow':
      return 'allows this'
    case 'deny':
      return 'denies this'
    case 'escalate':
      return `hands this over to ${outcome.roles.join(' or ')}`
    case 'approve':
    default:
      return `asks for approval by ${approvers(outcome)}`
  }
}

/** The outcome as what becomes of a call: `needs approval by finance`. */
export function outcomeWords(outcome: Outcome): string {
  switch (outcome.effect) {
    case 'allow':
      return 'allowed'
    case 'deny':
      return 'denied'
    case 'escalate':
      return `handed over to ${outcome.roles.join(' or ')}`
    case 'approve':
    default:
      return `needs approval by ${approvers(outcome)}`
  }
}

/**
 * The most severe of several outcomes; deny where there is none. Approvals are met together: by roles common to all,
 * else by the role that `authority` (lowest first) puts highest, else nobody can meet them all and it escalates.
 */
export function combine(outcomes: readonly Outcome[], authority: readonly string[]): Outcome {
  let combined: Outcome | undefined
  for (const outcome of outcomes) combined = combined ? stricter(combined, outcome, authority) : outcome
  return combined ?? { effect: 'deny' }
}

function stricter(one: Outcome, other: Outcome, authority: readonly string[]): Outcome {
  const difference = compareSeverity(one.effect, other.effect)
  if (difference !== 0) return difference > 0 ? one : other
  if (!('roles' in one) || !('roles' in other)) return one
  const all = [...new Set([...one.roles, ...other.roles])]
  if (one.effect === 'escalate') return { effect: 'escalate', roles: all, count: 1 }
  const count = Math.max(one.count, other.count)
  const common = one.roles.filter((name) => other.roles.includes(name))
  if (common.length > 0) return { effect: 'approve', roles: common, count }
  const ranks = all.map((name) => authority.indexOf(name))
  if (ranks.includes(-1)) return { effect: 'escalate', roles: all, count: 1 }
  return { effect: 'approve', roles: [authority[Math.max(...ranks)] ?? ''], count }
}

/** The outcome of what is not the case: `it would be allowed`. */
export function outcomeConditional(outcome: Outcome): string {
  switch (outcome.effect) {
    case 'allow':
      return 'it would be allowed'
    case 'deny':
      return 'it would be denied'
    case 'escalate':
      return `it would be handed over to ${outcome.roles.join(' or ')}`
    case 'approve':
    default:
      return `it would need approval by ${approvers(outcome)}`
  }
}
