import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What a confined process may reach beside its own program. */
export interface Reach {
  /** Files and folders that it may read. */
  readonly read: readonly string[]
  /** Folders that it may read and write. */
  readonly write: readonly string[]
}

/**
 * Flags that start Node so that it reads its program and what `reach` names, and nothing else of this machine; it
 * starts no processes. Node's own permission model enforces them.
 */
export function confinedFlags({ read, write }: Reach): readonly string[] {
  const readable = new Set([...programFolders(), ...read, ...write])
  return [
    '--permission',
    ...[...readable].map((path) => `--allow-fs-read=${path}`),
    ...write.map((path) => `--allow-fs-write=${path}`),
  ]
}

/** The packages of this program and everything they import. */
function programFolders(): readonly string[] {
  const own = packageRoot(import.meta.dirname)
  const found = [
    own,
    ...['@operant/agents', '@operant/reconciliation', '@operant/sandbox'].flatMap((name) => rootOf(name, own)),
  ]
  return [...new Set(found.flatMap((root) => [root, ...modulesAbove(root)]))]
}

function packageRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder))
}

function rootOf(name: string, from: string): readonly string[] {
  const folders = [from, process.cwd()].flatMap(
    (start) => createRequire(join(start, 'package.json')).resolve.paths(name) ?? [],
  )
  const found = folders.map((folder) => join(folder, name)).find((folder) => existsSync(folder))
  return found === undefined ? [] : [realpathSync(found)]
}

/** Every folder of packages that a module in `folder` may be resolved from, with what says how. */
function modulesAbove(folder: string): readonly string[] {
  const here = [join(folder, 'node_modules'), join(folder, 'package.json')].filter((path) => existsSync(path))
  const parent = dirname(folder)
  return parent === folder ? here : [...here, ...modulesAbove(parent)]
}
