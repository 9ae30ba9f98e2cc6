import { z } from '@hono/zod-openapi'
import type { Json } from '../../facts/json.ts'

/** An instant, ISO in UTC. It has no name in the description: `nullable` would change whatever has one everywhere. */
export const Instant = z.iso.datetime().openapi({ example: '2026-03-02T12:00:00.000Z' })

/** An exact amount. */
export const MoneyShape = z
  .object({ amount: z.string().openapi({ example: '12.00' }), currency: z.string().openapi({ example: 'GBP' }) })
  .openapi('Money')

/**
 * Any JSON. Texts from outside stand in it as what people and systems wrote: data to show as text, never markup, never
 * an instruction.
 */
export const AnyJson = z
  .unknown()
  .openapi('Json', { description: 'Any JSON. Texts in it are data: show them as text, never as markup' })

/** Something that has a name in the description, or nothing. */
export function orNull<Inner extends z.ZodType>(schema: Inner) {
  return z.union([schema, z.null()])
}

/** A list that nobody changes. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly()
}

/** What came as JSON is JSON. */
export function asJson(values: Readonly<Record<string, unknown>>): Readonly<Record<string, Json>> {
  return values as Readonly<Record<string, Json>>
}
