import { DefinitionError } from '../facts/definition-error.ts'
import type { Fact } from '../facts/fact.ts'
import type { PreviewSpec } from './capability.ts'
import { givenBy } from './common.ts'
import { requireFunctions } from './require.ts'

/** The checked specification of an action's preview. */
export function previewOf(
  where: string,
  what: string,
  preview: { readonly gives: Fact<unknown>; readonly read: unknown },
): PreviewSpec {
  requireFunctions(where, `${what}, preview`, preview, ['read'])
  const gives = givenBy(where, `${what}, preview`, preview.gives)
  if (gives.about)
    throw new DefinitionError(
      where,
      `${what}, preview`,
      `"${gives.name}" to be about nothing, for it is about the call`,
      'declare the fact without { about: … }',
    )
  return { gives, read: preview.read as PreviewSpec['read'] }
}
