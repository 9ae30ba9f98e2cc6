import type { KeptFile } from '../../agent/files.ts'

/**
 * What a browser may do with a file of a run, whatever is in it: show it as a page without scripts, forms or an origin,
 * in a frame of ours, and fetch nothing for it.
 */
export const filePolicy = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ')

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  pdf: 'application/pdf',
}

/** What kind of file it is, by how its name ends. */
export function fileType(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return (Object.hasOwn(types, ending) ? types[ending] : undefined) ?? 'application/octet-stream'
}

/** How a file is answered: a page can be shown, anything else is saved under its name. */
export function fileHeaders({ name, sha256, bytes }: KeptFile): Record<string, string> {
  const type = fileType(name)
  const plain = name.replaceAll(/[^\w.-]+/g, '_')
  return {
    'Content-Type': type,
    'Content-Length': String(bytes),
    'Content-Disposition': `${type.startsWith('text/html') ? 'inline' : 'attachment'}; filename="${plain}"`,
    'Content-Security-Policy': filePolicy,
    'Cross-Origin-Resource-Policy': 'same-origin',
    ETag: `"${sha256}"`,
  }
}
