import { z } from 'zod'
import type { RunEvent } from '../../journal/events.ts'

/** A run as it was recorded: its journal and nothing else. Texts from outside are in it by their digests alone. */
export interface Recording {
  readonly run: string
  readonly events: readonly RunEvent[]
}

/** What is kept of a run in a file. */
export function recordingText(recording: Recording): string {
  return `${JSON.stringify({ operant: 'recording', ...recording }, null, 1)}\n`
}

const shape = z.object({
  operant: z.literal('recording'),
  run: z.string(),
  events: z
    .array(z.looseObject({ type: z.string(), seq: z.int(), at: z.iso.datetime() }))
    .min(1, 'expected at least the opening of the run'),
})

/**
 * Reads a recording.
 * @throws TypeError where it is none.
 */
export function readRecording(text: string): Recording {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new TypeError(`this is no recording: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  const read = shape.safeParse(json)
  if (!read.success)
    throw new TypeError(
      `this is no recording: ${z.prettifyError(read.error)}. Make one with operant replay RUN --to-test`,
    )
  const { run, events } = read.data
  return { run, events: events as unknown as readonly RunEvent[] }
}
