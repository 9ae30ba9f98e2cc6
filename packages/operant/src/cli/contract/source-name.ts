import { readFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'

/** What a definition is called in the source where it stands; its last word where that cannot be read off. */
export function sourceName(definition: { readonly definedAt: string; readonly name: string }): string {
  const { file, line } = placeOf(definition.definedAt)
  const otherwise = definition.name.split('.').at(-1) ?? definition.name
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    // The call may begin on the line below the name.
    const near = lines.slice(Math.max(0, line - 3), line).toReversed()
    const found = near.map((one) => /(?:const|let|var)\s+([\w$]+)/.exec(one)?.[1]).find((one) => one !== undefined)
    return found ?? otherwise
  } catch {
    return otherwise
  }
}

/** The import of a definition for another file; undefined where both stand in the same. */
export function importOf(
  definition: { readonly definedAt: string; readonly name: string },
  into: { readonly definedAt: string },
): string | undefined {
  const [from, to] = [placeOf(definition.definedAt).file, placeOf(into.definedAt).file]
  if (from === to) return undefined
  const path = relative(dirname(to), from).replaceAll('\\', '/')
  return `import { ${sourceName(definition)} } from '${path.startsWith('.') ? path : `./${path}`}'`
}

/** What is imported from Operant itself. */
export function operantImport(...names: readonly string[]): string {
  return `import { ${names.join(', ')} } from 'operant'`
}

function placeOf(definedAt: string): { readonly file: string; readonly line: number } {
  const at = definedAt.lastIndexOf(':')
  return { file: definedAt.slice(0, at), line: Number(definedAt.slice(at + 1)) }
}
