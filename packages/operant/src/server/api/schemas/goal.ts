import { z } from '@hono/zod-openapi'
import { AnyJson, Instant, list } from '../shapes.ts'

/** Words, and how doubts about them were settled: by the id of a choice for each. */
export const AskedWords = z
  .strictObject({
    words: z.string().trim().min(1).max(4_000),
    agent: z.string().optional(),
    timeZone: z
      .string()
      .refine((name) => isZone(name), 'expected the IANA name of a time zone, such as Europe/London')
      .optional()
      .describe('Where times of day are meant; default: where the server is'),
    settled: z
      .strictObject({
        meant: z.string().optional(),
        deadline: z.string().optional(),
        unchecked: list(z.string()).optional().describe('Words that may be left unchecked'),
      })
      .optional(),
  })
  .openapi('AskedWords')

/** A goal by name, with its input as its schemas take it. */
export const NamedGoal = z
  .strictObject({ agent: z.string(), goal: z.string(), input: z.record(z.string(), AnyJson) })
  .openapi('NamedGoal')

export const AskedGoal = z.union([NamedGoal, AskedWords]).openapi('AskedGoal')

export const StartedRun = z.object({ run: z.string(), agent: z.string() }).openapi('StartedRun')

const Part = z.object({
  text: z.string(),
  as: z.enum(['goal', 'input', 'limit', 'check', 'courtesy', 'nothing']),
  means: z.string(),
})

const Choice = z.object({ id: z.string(), says: z.string(), say: z.string(), agent: z.string().optional() })
const Doubt = z.object({
  about: z.enum(['meant', 'deadline', 'unchecked']),
  question: z.string(),
  choices: list(Choice),
})

export const Understood = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('understood'),
      agent: z.string(),
      goal: z.string(),
      asked: z.string().describe('The goal in words, with its input'),
      input: z.record(z.string(), AnyJson),
      limits: AnyJson,
      limited: list(z.string()).describe('The limits in words'),
      question: z.boolean().describe('It is asked for an answer, and changes nothing'),
      actions: list(z.string()).describe('What it may do at all'),
      asks: list(z.string()).describe('The roles that its policies may ask'),
      deadline: Instant.nullable(),
      unchecked: list(z.string()),
      doneWhen: list(z.string()),
      never: list(z.string()),
      parts: list(Part),
    }),
    z.object({ kind: z.literal('doubts'), doubts: list(Doubt), parts: list(Part) }),
    z.object({
      kind: z.literal('nothing'),
      why: z.string(),
      askable: list(z.object({ agent: z.string(), goal: z.string(), ask: z.string() })),
    }),
  ])
  .openapi('Understood')

function isZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
