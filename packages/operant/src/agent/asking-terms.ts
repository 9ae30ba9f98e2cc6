import { requireDue, type Due } from '../calendar/due.ts'
import { DefinitionError } from '../facts/definition-error.ts'

/** How long people have to answer, when they are reminded, and who is asked next where nobody does. */
export interface AskingTerms {
  /** Default 2d. */
  readonly due?: Due
  /** Each is reckoned from the asking. */
  readonly remind?: readonly Due[]
  /** Each is reckoned from the end of the one before. What nobody decides in the end is not done. */
  readonly escalate?: readonly NextAsked[]
}

export interface NextAsked {
  /** A role. */
  readonly to: string
  readonly within: Due
}

/** A length of time as people say it. */
export function dueWords(due: Due): string {
  if (typeof due === 'number') return `${due} ms`
  if (typeof due === 'string') return due
  return `${due.businessDays} business day${due.businessDays === 1 ? '' : 's'}${due.at ? ` at ${due.at}` : ''}`
}

/**
 * The terms that a definition states.
 * @throws DefinitionError for some that cannot be kept.
 */
export function askingTermsOf(
  where: string,
  what: string,
  { due, remind = [], escalate = [] }: AskingTerms,
): AskingTerms {
  const lists: readonly unknown[] = [remind, escalate]
  if (!lists.every(Array.isArray))
    throw new DefinitionError(where, what, 'remind and escalate to be lists', "write remind: ['1d']")
  for (const one of [...(due === undefined ? [] : [due]), ...remind]) requireDue(where, what, one)
  for (const { to, within } of escalate) {
    if (typeof to !== 'string' || to.trim() === '')
      throw new DefinitionError(
        where,
        what,
        'escalate to name a role',
        "write escalate: [{ to: 'finance', within: '1d' }]",
      )
    requireDue(where, what, within)
  }
  return { ...(due === undefined ? {} : { due }), remind, escalate }
}
