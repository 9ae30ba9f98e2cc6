import type { SecurityScheme, ServedDocument, ServedOperation } from '../document/served.ts'
import { refuse } from '../refusal.ts'
import type { NamedValues } from './named-values.ts'
import { headerOf, type Received } from './received.ts'

/** What each scheme must be given, by its name: a key, a token, or `name:password`. Default: anything but nothing. */
export type Credentials = Readonly<Record<string, string>>

interface Sources {
  readonly received: Received
  readonly query: NamedValues
  readonly cookies: NamedValues
}

/**
 * Checks that one of the alternatives is satisfied, and that no credential is given away where none is asked for.
 * @returns the schemes that were satisfied.
 * @throws Refusal.
 */
export function checkSecurity(
  document: ServedDocument,
  operation: ServedOperation,
  credentials: Credentials,
  sources: Sources,
): readonly string[] {
  const named = new Set(operation.security.flat())
  const given = new Map(
    [...named].map((name) => [name, satisfied(document.schemes.get(name), credentials[name], sources)]),
  )
  const authorization = headerOf(sources.received, 'authorization')
  const asksAuthorization = [...named].some((name) => {
    const scheme = document.schemes.get(name)
    return scheme?.kind === 'basic' || scheme?.kind === 'bearer' || isHeader(scheme, 'authorization')
  })
  if (authorization !== undefined && !asksAuthorization)
    refuse('security', 'a credential is sent where none is asked for')
  if (operation.security.length === 0) return []
  const alternative = operation.security.find((all) => all.every((name) => given.get(name) === true))
  if (!alternative)
    return refuse('security', `expected ${operation.security.map((all) => all.join(' and ')).join(', or ')}`, 401)
  return alternative
}

function isHeader(scheme: SecurityScheme | undefined, name: string): boolean {
  return scheme?.kind === 'apiKey' && scheme.in === 'header' && scheme.name.toLowerCase() === name
}

function satisfied(scheme: SecurityScheme | undefined, expected: string | undefined, sources: Sources): boolean {
  const given = scheme && credential(scheme, sources)
  return expected === undefined ? given !== undefined && given !== '' : given === expected
}

function credential(scheme: SecurityScheme, { received, query, cookies }: Sources): string | undefined {
  const authorization = headerOf(received, 'authorization') ?? ''
  switch (scheme.kind) {
    case 'bearer':
      return /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization)?.[1]
    case 'basic': {
      const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1]
      const pair = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8')
      return pair.includes(':') ? pair : undefined
    }
    case 'apiKey': {
      if (scheme.in === 'header') return headerOf(received, scheme.name)
      const taken = (scheme.in === 'query' ? query : cookies).take(({ name }) => name === scheme.name)
      return taken.length === 1 ? decodeURIComponent(taken[0]?.raw ?? '') : undefined
    }
    case 'unsupported':
      return undefined
  }
}
