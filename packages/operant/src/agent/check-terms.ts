import { requireDue, type Due } from '../calendar/due.ts'
import { DefinitionError } from '../facts/definition-error.ts'
import { requireFunctions, requireNumber } from './require.ts'

/** The terms of a write that stand beside its code. */
interface Terms {
  readonly identity?: ((...args: never[]) => unknown) | undefined
  readonly spend?: { readonly budget: string; readonly amount: unknown }
  readonly undo: unknown
  readonly risk: string
  readonly once?: unknown
  readonly merge?: unknown
  readonly repeat?: { readonly most: number; readonly every?: Due }
}

/** Refuses terms of a write that contradict each other, or say nothing. */
export function checkTerms(where: string, what: string, terms: Terms): void {
  const refuse = (expected: string, mend: string) => {
    throw new DefinitionError(where, what, expected, mend)
  }
  const { undo, risk, spend, repeat } = terms
  if (undo !== 'none') {
    if (typeof undo !== 'object' || undo === null)
      refuse(`"undo" to say how it is taken back, or 'none'`, "write undo: { perform: … } or undo: 'none'")
    else requireFunctions(where, `${what}, undo`, undo, ['perform'])
  }
  if (risk !== 'reversible' && risk !== 'irreversible')
    refuse(`"risk" to be 'reversible' or 'irreversible', not ${risk}`, 'say which')
  if (spend) {
    requireFunctions(where, `${what}, spend`, spend, ['amount'])
    if (typeof spend.budget !== 'string' || spend.budget === '')
      refuse('"spend" to name a budget', "add budget: 'refunds'")
  }
  if (terms.merge && !terms.once)
    refuse('"once" beside "merge", naming the thing that is changed once', "add once: i => ['order', i.order]")
  if (!repeat) return
  requireNumber(where, `${what}, repeat`, 'most', repeat.most, { least: 2, whole: true })
  if (repeat.every !== undefined) requireDue(where, `${what}, repeat`, repeat.every)
  if (terms.identity && terms.identity.length < 2)
    refuse(
      'an identity that names the occasion, for a repeated use with the same identity would be found done already',
      "write identity: (i, occasion) => ['reminder', i.invoice, occasion]",
    )
}
