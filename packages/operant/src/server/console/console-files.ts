import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

/** One file of the built console. */
export interface ConsoleFile {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly gzip: Uint8Array<ArrayBuffer>
}

/** The built console: its files by their paths, such as `/assets/index-1a2b.js`. */
export type ConsoleFiles = ReadonlyMap<string, ConsoleFile>

/** The page that all addresses of the console begin with. */
export const firstPage = '/index.html'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * Reads a built console whole: what is served is what was there at the start, and no address leads out of it.
 * @throws where the folder has no first page, or a file of a kind that is not served.
 */
export function readConsole(folder: string): ConsoleFiles {
  const files = new Map<string, ConsoleFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const type = types[extname(entry.name)]
    if (type === undefined) throw new Error(`${file} is of no kind that the console has`)
    const bytes = Uint8Array.from(readFileSync(file))
    files.set(`/${relative(folder, file).split(sep).join('/')}`, {
      type,
      bytes,
      gzip: Uint8Array.from(gzipSync(bytes)),
    })
  }
  if (!files.has(firstPage)) throw new Error(`${folder} has no index.html`)
  return files
}
