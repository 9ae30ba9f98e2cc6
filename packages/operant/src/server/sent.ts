import type { Context } from 'hono'

/** What a form sent, each name once. */
export type Sent = ReadonlyMap<string, string>

/** What the form of a page sent; nothing where it is something else. */
export async function sentIn(c: Context): Promise<Sent> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') return new Map()
  return new Map(new URLSearchParams(await c.req.text()))
}
