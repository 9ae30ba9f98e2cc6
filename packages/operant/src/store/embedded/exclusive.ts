import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Runs `work` while no other process runs one on the same file. The operating system releases the lock when its holder
 * dies, however it dies, so there is no stale lock to judge. Throws after `timeout` milliseconds of waiting.
 */
export async function exclusively<Result>(file: string, timeout: number, work: () => Promise<Result>): Promise<Result> {
  const lock = await acquire(file, Date.now() + timeout)
  try {
    return await work()
  } finally {
    lock.close()
  }
}

async function acquire(file: string, deadline: number): Promise<DatabaseSync> {
  for (;;) {
    const lock = new DatabaseSync(file, { timeout: 0 })
    try {
      lock.exec('BEGIN EXCLUSIVE')
      return lock
    } catch (error) {
      lock.close()
      if (!isBusy(error)) throw error
      if (Date.now() > deadline)
        throw new Error(`another process has held ${file} for too long; is a start of the database stuck?`, {
          cause: error,
        })
    }
    await sleep(25)
  }
}

/** SQLITE_BUSY is 5; its extended codes carry it in the low byte. */
function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === 5
  )
}
