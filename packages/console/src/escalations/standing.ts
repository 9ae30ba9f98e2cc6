import type { EscalationInFull } from './queries.ts'

/** What whoever looks may do with what was handed over. */
export type Standing =
  | { readonly kind: 'free'; readonly mayClaim: boolean }
  | { readonly kind: 'mine'; readonly inControl: boolean }
  | { readonly kind: 'held'; readonly by: string }
  | { readonly kind: 'over' }

/** Who has it, from where somebody stands. */
export function standingOf(
  { state, holder, takenSince, youMay }: Pick<EscalationInFull, 'state' | 'holder' | 'takenSince' | 'youMay'>,
  me: string,
): Standing {
  if (state !== 'open') return { kind: 'over' }
  if (holder === null) return { kind: 'free', mayClaim: youMay }
  if (holder.trim().toLowerCase() === me.trim().toLowerCase()) return { kind: 'mine', inControl: takenSince !== null }
  return { kind: 'held', by: holder }
}

/** What was handed over in a line: what was asked, and what it comes down to. */
export function headline(title: string, goal: string, because: readonly string[]): string {
  if (goal === '') return title
  return because.length === 0 ? goal : `${goal}: ${because.join('; ')}`
}

/** The goal that a list tells, without the long reason after it. */
export function shortTitle(title: string): string {
  const end = title.indexOf(': ')
  return end > 0 ? title.slice(0, end) : title
}
