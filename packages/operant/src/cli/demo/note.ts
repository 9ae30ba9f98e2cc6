import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { messageOf, ProjectError } from '../../project/project-error.ts'

/** What a demo leaves behind, so that other commands find its project again. Workers read it: it says nothing of the seed. */
const noteSchema = z.object({
  project: z.enum(['demo', 'sandbox']),
  /** Name of its database on the embedded server. */
  database: z.string().regex(/^demo_[a-z0-9]+$/),
  /** When it began, ISO 8601. */
  startedAt: z.iso.datetime(),
  /** The sample company's time when it began. */
  asOf: z.iso.datetime(),
})

export type DemoNote = z.infer<typeof noteSchema>

/**
 * Reads the note that a demo left.
 * @throws ProjectError where it is none.
 */
export async function readNote(file: string): Promise<DemoNote> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    const what = error instanceof z.ZodError ? (error.issues[0]?.message ?? '') : messageOf(error)
    throw new ProjectError([`${file} was not left by this demo (${what}); run operant demo again`], error)
  }
}
