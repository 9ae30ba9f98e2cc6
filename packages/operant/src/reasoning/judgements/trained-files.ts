import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'

/** Where trained classifiers are kept between processes, by what they were trained on. */
export interface TrainedStore {
  read(key: string): Promise<unknown>
  write(key: string, trained: unknown): Promise<void>
}

/** Files that are kept; corrections make new ones. */
const mostFiles = 40

/**
 * Trained classifiers in a folder of the project's own. What cannot be read is trained again, and what cannot be
 * written is trained by the next process: neither is an error.
 */
export function trainedFiles(folder: string): TrainedStore {
  const fileOf = (key: string) => join(folder, `${key}.trained`)
  return {
    async read(key) {
      try {
        return deserialize(await readFile(fileOf(key))) as unknown
      } catch {
        return undefined
      }
    },
    async write(key, trained) {
      try {
        await mkdir(folder, { recursive: true })
        const draft = join(folder, `${randomUUID()}.draft`)
        await writeFile(draft, serialize(trained))
        await rename(draft, fileOf(key))
        await removeOldest(folder)
      } catch {
        // A folder that cannot be written, or a full disk.
      }
    },
  }
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.trained'))
  if (names.length <= mostFiles) return
  const aged = await Promise.all(
    names.map(async (name) => ({ file: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  )
  const old = aged.toSorted((one, other) => other.at - one.at).slice(mostFiles)
  await Promise.all(old.map(({ file }) => rm(file, { force: true })))
}
