import { z } from '@hono/zod-openapi'

/** An instant, ISO in UTC. */
export const Instant = z.iso.datetime().openapi('Instant', { example: '2026-03-02T12:00:00.000Z' })

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

/** A list that nobody changes. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly()
}
