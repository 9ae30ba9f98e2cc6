import { randomBytes } from 'node:crypto'
import { chown, lstat, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/** Where things live that root runs as somebody else. Not /var/tmp: what is old there is deleted. */
export const ROOT_ONLY_HOME = '/var/lib/operant'

/** The unprivileged user that Postgres runs as when we are root, which it refuses to be. */
export const NOBODY = 65534

/** Where a server's files are, and the user it runs as (undefined: ourselves). */
export interface Placement {
  readonly home: string
  readonly uid: number | undefined
}

/**
 * Decides where the server that belongs to `directory` keeps its files. They are inside it, unless we are root and the
 * unprivileged user cannot reach it; then a file `location` inside it names the place, so that whoever deletes
 * `directory` starts afresh.
 */
export async function place(directory: string): Promise<Placement> {
  const here = await realpath(directory)
  if (process.getuid?.() !== 0) return { home: here, uid: undefined }
  const noted = await readFile(join(here, 'location'), 'utf8').catch(() => undefined)
  if (noted !== undefined) return { home: await givenTo(noted.trim()), uid: NOBODY }
  if (await mayTraverse(here)) {
    try {
      return { home: await givenTo(join(here, 'server')), uid: NOBODY }
    } catch (error) {
      // Some mounts cannot give a directory away.
      if (!(error instanceof Error && 'code' in error && (error.code === 'EPERM' || error.code === 'EINVAL')))
        throw error
    }
  }
  const elsewhere = join(await ownedDirectory(ROOT_ONLY_HOME, 0o755), randomBytes(6).toString('hex'))
  await writeFile(join(here, 'location'), `${elsewhere}\n`)
  return { home: await givenTo(elsewhere), uid: NOBODY }
}

async function givenTo(home: string): Promise<string> {
  await mkdir(home, { mode: 0o700 }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  const found = await lstat(home)
  if (!found.isDirectory()) throw new Error(`${home} is not a directory`)
  if (found.uid !== NOBODY) await chown(home, NOBODY, NOBODY)
  return home
}

/** Whether anybody may pass through every directory on the way to `path`, and into it. */
export async function mayTraverse(path: string): Promise<boolean> {
  for (let current = await realpath(path); ; current = dirname(current)) {
    const { mode } = await stat(current)
    if ((mode & 0o001) === 0) return false
    if (current === dirname(current)) return true
  }
}

/** A directory that nobody else can write to, made where it is missing; by default below our home. */
export async function ownedDirectory(wanted: string | undefined, mode: number): Promise<string> {
  const path = wanted ?? join(homedir(), '.cache', 'operant')
  await mkdir(path, { recursive: true, mode })
  const found = await lstat(path)
  const ours = !found.isSymbolicLink() && found.uid === (process.getuid?.() ?? found.uid) && (found.mode & 0o022) === 0
  if (!ours)
    throw new Error(`${path} belongs to somebody else or can be written by others; programs are not run from it`)
  return path
}
