import type { ServedDocument, ServedOperation } from '../document/served.ts'
import { refuse } from '../refusal.ts'
import type { Received } from './received.ts'

export interface Match {
  readonly operation: ServedOperation
  /** Pieces of the path by the name of their parameter, not decoded. */
  readonly path: ReadonlyMap<string, string>
  /** The query, without its question mark. */
  readonly query: string
}

/** Finds the operation that a request means: concrete paths before templated ones. @throws Refusal. */
export function matchOperation(document: ServedDocument, received: Received): Match {
  const at = received.target.indexOf('?')
  const path = at < 0 ? received.target : received.target.slice(0, at)
  const found = document.operations
    .flatMap((operation) => {
      const pieces = piecesOf(`${operation.base}${operation.template}`, path)
      return pieces ? [{ operation, path: pieces, query: at < 0 ? '' : received.target.slice(at + 1) }] : []
    })
    .toSorted((a, b) => a.path.size - b.path.size)
  if (found.length === 0) return refuse('path', `the document has no path ${path}`, 404)
  const best = found.filter(({ path: pieces }) => pieces.size === found[0]?.path.size)
  const match = best.find(({ operation }) => operation.method === received.method)
  if (!match) return refuse('method', `expected ${best.map(({ operation }) => operation.method).join(' or ')}`, 405)
  return match
}

function piecesOf(template: string, path: string): ReadonlyMap<string, string> | undefined {
  const names: string[] = []
  const pattern = template
    .split(/(\{[^}]+\})/)
    .map((piece) => {
      if (!/^\{[^}]+\}$/.test(piece)) return piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
      names.push(piece.slice(1, -1))
      return '([^/]*)'
    })
    .join('')
  const found = new RegExp(`^${pattern}$`).exec(path)
  return found ? new Map(names.map((name, index) => [name, found[index + 1] ?? ''])) : undefined
}
