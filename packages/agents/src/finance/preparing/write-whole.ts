import { createHash } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
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

/** Milliseconds after which nobody writes a file any more that was never put in its place: its process was killed. */
const longest = 86_400_000

async function beside(folder: string, name: string) {
  const place = join(folder, name)
  const path = `${place}.${process.pid}.${threadId}.new`
  await mkdir(dirname(place), { recursive: true })
  const handle = await open(path, 'w')
  // The clock of the file system is the one that all of them have.
  await removeLeft(place, (await handle.stat()).mtimeMs - longest)
  return { place, path, handle }
}

/** Removes what was written beside a place before an instant. */
async function removeLeft(place: string, before: number): Promise<void> {
  const [folder, start] = [dirname(place), `${basename(place)}.`]
  for (const name of await readdir(folder)) {
    if (!name.startsWith(start) || !name.endsWith('.new')) continue
    const path = join(folder, name)
    // Another process may remove it, or put it in its place.
    const left = await stat(path).catch(() => undefined)
    if (left && left.mtimeMs < before) await rm(path, { force: true })
  }
}
