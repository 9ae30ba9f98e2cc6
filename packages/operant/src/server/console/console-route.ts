import type { Context } from 'hono'
import { firstPage, type ConsoleFiles } from './console-files.ts'

/**
 * What a browser may do with the console: run our scripts and no others, ask nobody but us, and show it in no frame. What
 * it frames is ours, and runs nothing (files of runs). It makes no markup of texts: scripts that try are refused (trusted
 * types).
 */
export const consolePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** Names of files below it hold a hash of what is in them. */
const hashed = '/assets/'

/** A file of the console, or its first page for any address that a browser opens; undefined for anything else. */
export function consoleAnswer(files: ConsoleFiles, c: Context): Response | undefined {
  const { path } = c.req
  const isPage = !files.has(path) && (c.req.header('accept') ?? '').includes('text/html')
  const file = files.get(isPage || path === '/' ? firstPage : path)
  if (!file || (isPage && path.startsWith(hashed))) return undefined
  const packed = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  return new Response(packed ? file.gzip : file.bytes, {
    headers: {
      'Content-Type': file.type,
      ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
      Vary: 'Accept, Accept-Encoding',
      'Content-Security-Policy': consolePolicy,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cache-Control': path.startsWith(hashed) ? 'public, max-age=31536000, immutable' : 'no-store',
    },
  })
}
