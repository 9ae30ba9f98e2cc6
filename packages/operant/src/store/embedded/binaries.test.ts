import { execFileSync } from 'node:child_process'
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rm, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { completed, copied, findBinaries, postgresOf } from './binaries.ts'

test.runIf(process.platform === 'linux')('makes the library links that a blocked install script did not', async () => {
  const { directory } = await findBinaries(undefined)
  const parent = await mkdtemp(join(tmpdir(), 'operant-binaries-'))
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
  const native = join(parent, 'native')
  await cp(directory, native, { recursive: true, verbatimSymlinks: true })
  for (const name of await readdir(join(native, 'lib'))) {
    const file = join(native, 'lib', name)
    if ((await lstat(file)).isSymbolicLink()) await unlink(file)
  }
  await chmod(join(native, 'bin', 'postgres'), 0o644)
  const run = () => execFileSync(join(native, 'bin', 'initdb'), ['--version'], { stdio: 'pipe' }).toString()
  expect(await completed(native)).toBe(true)
  expect(run()).toContain('PostgreSQL')
  expect((await lstat(join(native, 'lib', 'libpq.so.5'))).isSymbolicLink()).toBe(true)
})

test.runIf(process.platform === 'linux')('copies the binaries where they cannot be reached, once', async () => {
  const { directory, version } = await findBinaries(undefined)
  const home = await mkdtemp(join(tmpdir(), 'operant-copies-'))
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  await mkdir(home, { recursive: true })
  const copies = await Promise.all([copied(directory, version, home), copied(directory, version, home)])
  expect(new Set(copies).size).toBe(1)
  expect(await copied(directory, version, home)).toBe(copies[0])
  expect(
    execFileSync(postgresOf({ directory: copies[0], version }), ['--version'], { stdio: 'pipe' }).toString(),
  ).toContain('PostgreSQL')
  expect(await readdir(home)).toEqual([`postgres-${version}`])
})
