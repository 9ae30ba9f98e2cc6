import type { Pool } from 'pg'
import { vi } from 'vitest'
import { testDatabase } from '../../store/testing/test-database.ts'
import { call } from '../call.ts'
import { commandLine, smallShopConfig, type CommandLine, type Ran } from './command-line.ts'

/** A project of the small shop whose commands are called in this process, one after the other. */
export interface ShopInProcess {
  readonly folder: string
  readonly pool: Pool
  /** The same project, each command in a process of its own. */
  readonly apart: CommandLine
  run(...words: readonly string[]): Promise<Ran>
  close(): Promise<void>
}

/** Opens one in a folder of its own, on a database of its own; another project, where `config` says so. */
export async function shopInProcess(config = smallShopConfig): Promise<ShopInProcess> {
  const database = await testDatabase()
  // Between two commands somebody is connected, or other tests that end would stop the server.
  const held = await database.pool.connect()
  const apart = commandLine(config, { DATABASE_URL: database.connectionString })
  const { folder } = apart
  let last: Promise<unknown> = Promise.resolve()
  return {
    folder,
    pool: database.pool,
    apart,
    run(...words) {
      const ran = last.then(() => called(folder, database.connectionString, words))
      last = ran.catch(() => undefined)
      return ran
    },
    async close() {
      apart.remove()
      held.release()
      await database.close()
    },
  }
}

/** Calls a command as a process in `folder` would, and catches what it prints. */
async function called(folder: string, url: string, words: readonly string[]): Promise<Ran> {
  const before = process.cwd()
  const unset = ['OPERANT_CONFIG', 'FORCE_COLOR', 'npm_lifecycle_event', 'npm_command']
  const printed = { stdout: '', stderr: '' }
  process.chdir(folder)
  for (const name of unset) vi.stubEnv(name, undefined)
  vi.stubEnv('DATABASE_URL', url)
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      printed[stream] += String(chunk)
      return true
    }),
  )
  try {
    await call(words)
    return { code: Number(process.exitCode ?? 0), ...printed }
  } finally {
    process.exitCode = undefined
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
    process.chdir(before)
  }
}
