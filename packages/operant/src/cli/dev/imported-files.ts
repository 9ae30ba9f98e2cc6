import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * Notes the files that modules are imported from, outside of packages: also those that are not there, since writing
 * them mends the import. To be called before the first import.
 */
export function noteImports(): ReadonlySet<string> {
  const files = new Set<string>()
  registerHooks({
    resolve(specifier, context, next) {
      if (/^\.{0,2}\//.test(specifier) && context.parentURL?.startsWith('file:'))
        note(files, new URL(specifier, context.parentURL).href)
      const found = next(specifier, context)
      note(files, found.url)
      return found
    },
  })
  return files
}

/** Our own modules do not change under a project. */
const own = new URL('../..', import.meta.url).href

function note(files: Set<string>, url: string): void {
  if (url.startsWith('file:') && !url.startsWith(own) && !url.includes('/node_modules/'))
    files.add(fileURLToPath(new URL(url.split('?')[0] ?? url)))
}
