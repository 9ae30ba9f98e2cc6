import { z } from '@hono/zod-openapi'
import type { Happening, Place } from '../../../store/journal-order.ts'
import { cursorOf, readCursor } from '../pages.ts'

/** What happened, as it is told; what was said in it is in the journal of the run. */
export const Happened = z
  .object({
    id: z.string().describe('Its place in the order of all events; `Last-Event-ID` of whoever goes on from here'),
    run: z.string(),
    seq: z.int().describe('Its number in the journal of the run'),
    type: z.string(),
    at: z.iso.datetime(),
    agent: z.string(),
    goal: z.string(),
  })
  .openapi('Happened')
export type Happened = z.infer<typeof Happened>

export function happenedOf(happening: Happening): Happened {
  const { run, seq, type, at, agent, goal } = happening
  return { id: idOf(happening), run, seq, type, at, agent, goal }
}

export function idOf({ xid, run, seq }: Place): string {
  return cursorOf([xid, run, `${seq}`])
}

/** @throws ApiProblem where it is no place. */
export function placeOf(id: string | undefined): Place | undefined {
  const digits = z.string().regex(/^\d{1,18}$/)
  const read = readCursor(id, digits, z.string(), z.string().regex(/^\d{1,9}$/))
  return read && { xid: read[0], run: read[1], seq: Number(read[2]) }
}

/** Which events somebody wants; absent: all. */
export interface Wanted {
  readonly run?: string | undefined
  readonly agent?: string | undefined
  readonly types?: readonly string[] | undefined
}

export function wantsAll({ run, agent, types }: Wanted): boolean {
  return run === undefined && agent === undefined && types === undefined
}

export function wants({ run, agent, types }: Wanted, one: Happening): boolean {
  return (
    (run === undefined || one.run === run) &&
    (agent === undefined || one.agent === agent) &&
    (types === undefined || types.includes(one.type))
  )
}
