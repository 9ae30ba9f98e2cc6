import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Stop } from '../journal/events.ts'
import type { LocalStops } from '../run/context.ts'
import { unreadableStop } from '../run/stopping/stops.ts'
import { messageOf } from './project-error.ts'

/** Where a project keeps its stops on this machine, in its state folder. */
export function stopsFolder(folder: string): string {
  return join(folder, 'stops')
}

const stopSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/),
  switch: z.string(),
  by: z.string(),
  because: z.string(),
  at: z.iso.datetime(),
})

/** The stops of this machine, a file each: they are there whatever becomes of the database. */
export interface StopFiles extends LocalStops {
  /** @throws where the file cannot be written. */
  write(stop: Stop): void
  /** Takes a stop off this machine, where it is there. */
  remove(id: string): void
}

export function stopFiles(folder: string): StopFiles {
  const directory = stopsFolder(folder)
  const fileOf = (id: string): string => join(directory, `${id}.json`)
  return {
    standing() {
      try {
        return readdirSync(directory)
          .filter((name) => name.endsWith('.json'))
          .map((name) => stopIn(join(directory, name)))
      } catch (error) {
        return isMissing(error) ? [] : [unreadable(directory, error)]
      }
    },
    write(stop) {
      mkdirSync(directory, { recursive: true })
      // Whole or not at all: half a file could not be read, and would stop everything.
      const made = join(directory, `${stop.id}.new`)
      writeFileSync(made, `${JSON.stringify(stop, null, 2)}\n`)
      renameSync(made, fileOf(stop.id))
    },
    remove: (id) => rmSync(fileOf(id), { force: true }),
  }
}

function stopIn(file: string): Stop {
  try {
    return stopSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    return unreadable(file, error)
  }
}

/** What cannot be read may say stop, and so it does. */
function unreadable(path: string, error: unknown): Stop {
  const why = error instanceof z.ZodError ? (error.issues[0]?.message ?? '') : messageOf(error)
  const because = `${path} cannot be read (${why}); mend or remove it`
  return { id: unreadableStop, switch: 'all', by: 'this machine', because, at: new Date(0).toISOString() }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
