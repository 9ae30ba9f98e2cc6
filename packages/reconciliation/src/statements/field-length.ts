import { StatementProblem } from './problem.ts'

/** Letters that one field of a statement may have: no bank writes so many, and a broken file may have millions. */
export const longestField = 10_000

/** @throws StatementProblem for a field that nobody can have meant. */
export function refuseTooLong(length: number, told: { readonly at: string; readonly field: string }): void {
  if (length <= longestField) return
  throw new StatementProblem('field too long', {
    ...told,
    expected: `at most ${longestField} letters were expected: a sign that ends it is missing; fetch the file again`,
  })
}
