import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { threadId } from 'node:worker_threads'

/** A file of a report. */
export interface Written {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
}

/**
 * Writes a file as a whole or not at all: beside its place, and put there when it is complete. The same pieces give the same
 * file.
 * @param folder Without one nothing is kept, and only told what it would be.
 */
export async function writeWhole(folder: string | undefined, name: string, pieces: Iterable<string>): Promise<Written> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = folder === undefined ? undefined : await beside(folder, name)
  try {
    for (const piece of pieces) {
      const buffer = Buffer.from(piece)
      hash.update(buffer)
      bytes += buffer.length
      await file?.handle.write(buffer)
    }
    await file?.handle.sync()
  } catch (error) {
    await file?.handle.close()
    if (file) await rm(file.path, { force: true })
    throw error
  }
  await file?.handle.close()
  if (file) await rename(file.path, file.place)
  return { name, sha256: hash.digest('hex'), bytes }
}

async function beside(folder: string, name: string) {
  const place = join(folder, name)
  const path = `${place}.${process.pid}.${threadId}.new`
  await mkdir(dirname(place), { recursive: true })
  return { place, path, handle: await open(path, 'w') }
}
