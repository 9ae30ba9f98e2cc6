import { camelCase, capital, UniqueNames } from '../source/names.ts'
import { isKeywords, keywordsIn, listIn, textIn, type Keywords } from '../source/schema/piece.ts'
import { ImportMistake } from '../source/import-mistake.ts'
import type { Pointers } from './pointers.ts'

/** An operation as the document describes it. */
export interface DescribedOperation {
  /** Below the connection's name: camelCase, with dots where its id has them. */
  readonly name: string
  readonly method: string
  readonly path: string
  readonly id: string | undefined
  readonly tags: readonly string[]
  readonly schema: Keywords
  /** Its own and those of its path. */
  readonly parameters: readonly Keywords[]
  /** Of the operation or its path. */
  readonly servers: readonly unknown[]
}

export interface LeftOut {
  readonly operation: string
  readonly reason: string
}

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const
const others = ['options', 'trace', 'query'] as const

/** Every operation of a document, each under a name of its own. */
export function operationsIn(
  document: Keywords,
  pointers: Pointers,
): { readonly all: readonly DescribedOperation[]; readonly leftOut: readonly LeftOut[] } {
  const names = new UniqueNames()
  const all: DescribedOperation[] = []
  const leftOut: LeftOut[] = []
  for (const [path, item] of Object.entries(keywordsIn(document, 'paths'))) {
    if (!path.startsWith('/')) continue
    const found = pointers.follow(item)
    for (const method of methods) {
      const schema = found[method]
      if (!isKeywords(schema)) continue
      const id = textIn(schema, 'operationId')
      const parameters = merged(listIn(found, 'parameters'), listIn(schema, 'parameters'), pointers)
      const tags = listIn(schema, 'tags').filter((tag) => typeof tag === 'string')
      const servers = [...listIn(schema, 'servers'), ...listIn(found, 'servers')]
      all.push({
        name: names.take(nameOf(id, method, path)),
        method: method.toUpperCase(),
        path,
        id,
        tags,
        schema,
        parameters,
        servers,
      })
    }
    for (const method of others)
      if (isKeywords(found[method]))
        leftOut.push({ operation: `${method.toUpperCase()} ${path}`, reason: 'this method is not supported' })
  }
  return { all, leftOut }
}

/** A parameter of the operation stands for that of the path with the same name in the same place. */
function merged(ofPath: readonly unknown[], own: readonly unknown[], pointers: Pointers): readonly Keywords[] {
  const all = new Map<string, Keywords>()
  for (const parameter of [...ofPath, ...own].map((one) => pointers.follow(one))) {
    const [name, where] = [textIn(parameter, 'name'), textIn(parameter, 'in')]
    if (name !== undefined && where !== undefined) all.set(`${where} ${name}`, parameter)
  }
  return [...all.values()]
}

function nameOf(id: string | undefined, method: string, path: string): string {
  const segments = (id ?? '').split('.').map((one) => camelCase(one.replaceAll(/[^\p{L}\d_$-]+/gu, ' '), ''))
  if (id !== undefined && segments.every((one) => /^[a-z]/.test(one))) return segments.join('.')
  const whole = camelCase(id ?? '', method)
  return id === undefined || whole === method ? fromPath(method, path) : whole
}

/** `GET /pets/{petId}/toys` is getPetsByPetIdToys. */
function fromPath(method: string, path: string): string {
  const words = path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => capital(camelCase(segment.replaceAll(/\{([^}]*)\}/g, ' by $1 '), 'x')))
  return `${method}${words.join('') || 'Root'}`
}

/** Those that are named by a tag, an id, a name, or a method and path. */
export function chosen(
  all: readonly DescribedOperation[],
  wanted: readonly string[] = [],
): readonly DescribedOperation[] {
  if (wanted.length === 0) return all
  const stray = wanted.find((one) => !all.some((operation) => isNamed(operation, one)))
  if (stray !== undefined) {
    const tags = [...new Set(all.flatMap((operation) => operation.tags))]
    throw new ImportMistake(
      `--only ${stray}`,
      'no operation has this tag or id',
      tags.length > 0
        ? `use one of the tags ${tags.slice(0, 12).join(', ')}, or an operationId`
        : 'use an operationId, or "GET /path"',
    )
  }
  return all.filter((operation) => wanted.some((one) => isNamed(operation, one)))
}

function isNamed({ tags, id, name, method, path }: DescribedOperation, wanted: string): boolean {
  const known = [...tags, ...(id === undefined ? [] : [id]), name, `${method} ${path}`]
  return known.some((one) => one.toLowerCase() === wanted.toLowerCase())
}
