import { z } from 'zod'
import type { Agent } from '../agent/define-agent.ts'
import { readDeadline, wallClock } from './deadlines.ts'
import type { Moment } from './understanding.ts'

/** Days that words name, as `2026-03-27`; undefined for words that are none, or may be several. */
export type ReadDay = (text: string) => string | undefined

/** Reads days for agents that are given some; for others nothing is loaded. Days are told ahead, for reading waits. */
export async function dayReader(
  agents: readonly Agent[],
  moment: Moment,
  texts: readonly string[] = [],
): Promise<ReadDay> {
  const schemas = agents.flatMap(({ goals }) =>
    [...goals.values()].flatMap(({ input }) => Object.values(input).map(({ schema }) => schema)),
  )
  if (!schemas.some(isDay)) return () => undefined
  const days = new Map(
    await Promise.all(texts.map(async (text) => [text.toLowerCase(), await dayOf(text, moment)] as const)),
  )
  return (text) => days.get(text.toLowerCase())
}

/** Whether a schema takes a day and no other word. */
export function isDay(schema: z.ZodType): boolean {
  return z.safeDecode(schema, '2026-03-27').success && !z.safeDecode(schema, 'zq').success
}

async function dayOf(text: string, moment: Moment): Promise<string | undefined> {
  if (/^today$/i.test(text)) return written(moment.now, moment)
  const read = await readDeadline(text, moment)
  // A day without a time ends with that day.
  return read.kind === 'at' ? written(new Date(read.at.getTime() - 1), moment) : undefined
}

function written(at: Date, { timeZone }: Moment): string {
  const { year, month, day } = wallClock(at, timeZone)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
