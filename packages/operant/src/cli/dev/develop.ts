import { setTimeout as sleep } from 'node:timers/promises'
import { startDevProcess, type DevProcess } from './dev-process.ts'
import type { DevMessage } from './messages.ts'
import { WatchedFiles } from './watch-files.ts'

/** What happens to a project under development, for whoever tells it. */
export interface DevObserver {
  /** `saved`: what was saved; empty at the start. */
  began(message: Extract<DevMessage, { kind: 'ready' }>, saved: readonly string[]): void
  refused(problem: string, saved: readonly string[], before: boolean): void
  died(): void
}

/** Milliseconds between looks at the files. */
const glance = 150

/**
 * Keeps a project at work until `signal` aborts. Whenever a file of it is saved, it is loaded in a new process, so that
 * nothing of what was loaded before is left; once that is at work, the one before finishes its steps and ends. Runs are
 * rows in the database: they go on there with their next step. What cannot be loaded leaves the one before at work.
 */
export async function develop(file: string, json: boolean, observer: DevObserver, signal: AbortSignal): Promise<void> {
  const watched = new WatchedFiles()
  watched.watch([file])
  const leaving = new Set<Promise<void>>()
  let current: DevProcess | undefined
  let files: readonly string[] = [file]
  let saved: readonly string[] = []
  while (!signal.aborted) {
    const next = startDevProcess(file, json)
    const message = await Promise.race([next.began, aborted(signal)])
    if (message?.kind === 'ready') {
      if (current) leave(leaving, current)
      current = next
      files = [...new Set([file, ...message.files])]
      watched.watch(files)
      observer.began(message, saved)
    } else {
      leave(leaving, next)
      files = [...new Set([...files, ...(message?.files ?? [])])]
      watched.watch(files)
      if (!signal.aborted) observer.refused(message?.problem ?? 'it ended by itself', saved, current !== undefined)
    }
    saved = await change(watched, current, signal)
    if (current?.hasEnded() && !signal.aborted) {
      current = undefined
      observer.died()
      await sleep(1_000, undefined, { signal }).catch(() => undefined)
    }
  }
  if (current) leave(leaving, current)
  await Promise.all(leaving)
}

function leave(leaving: Set<Promise<void>>, one: DevProcess): void {
  const gone = one.stop().finally(() => leaving.delete(gone))
  leaving.add(gone)
}

/** Files that were saved; none where the process ended by itself or nothing more is wanted. */
async function change(
  watched: WatchedFiles,
  current: DevProcess | undefined,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const saved = new Set<string>()
  while (!signal.aborted && !current?.hasEnded()) {
    const now = watched.changed()
    for (const one of now) saved.add(one)
    // Several files are often saved together.
    if (saved.size > 0 && now.length === 0) return [...saved]
    await sleep(glance, undefined, { signal }).catch(() => undefined)
  }
  return [...saved]
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined)
    signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
}
