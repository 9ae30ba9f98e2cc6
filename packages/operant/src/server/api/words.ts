import { z } from '@hono/zod-openapi'

/** What somebody says and has to say: at most so many characters. */
export const Words = z.string().trim().min(1, 'expected some words').max(4_000)

/** What somebody may say. */
export const MaybeWords = z.string().trim().max(4_000).default('')

/** A path that names one thing by its id. */
export const byId = { params: z.object({ id: z.string() }) } as const
