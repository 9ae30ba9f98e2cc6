import { z } from '@hono/zod-openapi'
import { invalidField } from './invalid.ts'

/** The part of a query that says which page of a list is wanted. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().optional().describe('`next` of the page before'),
} as const

/** One page of a list, and how the next is asked for. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable().describe('null on the last page') })
}

/** Where a page ended: what its last row is ordered by. To whoever calls it says nothing. */
export function cursorOf(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/**
 * What a cursor says.
 * @throws ApiProblem where it is none of this list.
 */
export function readCursor<const Parts extends readonly z.ZodType<string>[]>(
  text: string | undefined,
  ...parts: Parts
): { readonly [Index in keyof Parts]: string } | undefined {
  if (text === undefined) return undefined
  const read = z.tuple(parts as unknown as [z.ZodType<string>]).safeParse(decoded(text))
  if (!read.success) throw invalidField('query.after', 'this is no page of this list', '`next` of the page before')
  return read.data as unknown as { readonly [Index in keyof Parts]: string }
}

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/**
 * A page of rows that were asked for with one more than `limit`, so that it is known whether there are more.
 * `place` tells what a row is ordered by.
 */
export function paged<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  place: (row: Row) => readonly string[],
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(item), next: rows.length > limit && last !== undefined ? cursorOf(place(last)) : null }
}
