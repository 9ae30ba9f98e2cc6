import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'

/** Looks at files, and at which files a folder holds, now and then: unlike notifications that works on every file system, and a saved file is seen however an editor saves. */
export class WatchedFiles {
  #files = new Map<string, Seen>()

  /** Watches these from now on, as they were when they were last looked at, or as they are now. */
  watch(files: readonly string[]): void {
    this.#files = new Map(files.map((file) => [file, this.#files.get(file) ?? look(file)]))
  }

  /** Files that say something else than when they were last looked at. */
  changed(): readonly string[] {
    const changed: string[] = []
    for (const [file, seen] of this.#files) {
      const stamp = stampOf(file)
      if (stamp === seen.stamp) continue
      const now = look(file)
      this.#files.set(file, now)
      if (now.content !== seen.content) changed.push(file)
    }
    return changed
  }
}

interface Seen {
  readonly stamp: string
  readonly content: string
}

function look(file: string): Seen {
  const stamp = stampOf(file)
  if (stamp === '') return { stamp, content: '' }
  try {
    const content = statSync(file).isDirectory() ? readdirSync(file).toSorted().join('/') : readFileSync(file)
    return { stamp, content: createHash('sha256').update(content).digest('hex') }
  } catch {
    return { stamp: '', content: '' }
  }
}

function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : ''
}
