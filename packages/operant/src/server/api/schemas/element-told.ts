import { z } from '@hono/zod-openapi'
import { AnyJson, list } from '../shapes.ts'

/** How an element of a change set may stand. */
export const elementStandings = ['done', 'under way', 'ready', 'later', 'rests', 'to ask', 'asked', 'left'] as const

/** One change of a change set, as people are asked about it. */
export const ElementTold = z
  .object({
    key: z.string().describe('Its name among the others'),
    title: z.string(),
    action: z.string(),
    about: z.string(),
    arguments: list(z.object({ name: z.string(), value: AnyJson })),
    comes: list(z.object({ name: z.string(), value: AnyJson })).describe('What it comes to'),
    effect: z.enum(['allow', 'approve', 'escalate', 'deny']).nullable().describe('What the rules say of it'),
    rule: z.string().nullable(),
    text: z.string().nullable(),
    notKnown: z.string().nullable().describe('What it rests on and is not known yet'),
    inOneWith: list(z.string()).describe('Made in one call with these'),
    standing: z.object({ kind: z.enum(elementStandings), why: z.string() }),
  })
  .openapi('ElementTold')
