import { list, remarked, type Code } from '../source/layout.ts'
import { comment, key, literal, shortly, text } from '../source/literal.ts'
import { environmentName } from '../source/names.ts'
import { keywordsIn, listIn, textIn, type Keywords } from '../source/schema/piece.ts'
import type { Pointers } from './pointers.ts'

/** The schemes of a document that its chosen operations take, and how the file says so. */
export interface Security {
  /** The names of the schemes that an operation takes together: the first way that can be taken; undefined for none. */
  of(operation: Keywords): readonly string[] | undefined
  /** The lines under `schemes`, of those that `of` was asked about. */
  schemes(): readonly Code[]
  /** Names of the variables of the environment that they read. */
  variables(): readonly string[]
  /** What of `operantNames` is imported for them. */
  imports(): readonly string[]
}

interface Written {
  readonly code: Code
  readonly variables: readonly string[]
  readonly imports: readonly string[]
}

export function securityOf(document: Keywords, connection: string, pointers: Pointers): Security {
  const described = keywordsIn(keywordsIn(document, 'components'), 'securitySchemes')
  const used = new Map<string, Written>()
  const write = (name: string): Written | undefined => {
    const before = used.get(name)
    if (before || !Object.hasOwn(described, name)) return before
    const taken = new Set([...used.values()].flatMap(({ variables }) => variables))
    // Two schemes of a kind each have a variable of their own.
    const variable: Variable = (...words) => {
      const short = environmentName(connection, ...words)
      return taken.has(short) ? environmentName(connection, name, ...words) : short
    }
    return schemeCode(name, pointers.follow(described[name]), scopesIn(document, name), variable)
  }
  return {
    of(operation) {
      const ways = Object.hasOwn(operation, 'security') ? listIn(operation, 'security') : listIn(document, 'security')
      const names = ways.map((way) => Object.keys(way as object))
      const taken = names.find((way) => way.every((name) => write(name) !== undefined))
      if (!taken) return names.length === 0 ? [] : undefined
      for (const name of taken) {
        const written = write(name)
        if (written) used.set(name, written)
      }
      return taken
    },
    schemes: () => [...used].map(([name, { code }]) => withName(name, code)),
    variables: () => [...used.values()].flatMap(({ variables }) => variables),
    imports: () => [...new Set([...used.values()].flatMap(({ imports }) => imports))],
  }
}

function withName(name: string, code: Code): Code {
  if (typeof code === 'object' && 'above' in code) return remarked(code.above, [`${key(name)}: `, code.code])
  return [`${key(name)}: `, code]
}

/** Scopes that the operations of the document ask for. */
function scopesIn(document: Keywords, name: string): readonly string[] {
  const operations = Object.values(keywordsIn(document, 'paths')).flatMap((item) => Object.values(item as object))
  const all = [document, ...operations].flatMap((one) => listIn(one, 'security'))
  return [...new Set(all.flatMap((way) => listIn(way, name)).filter((scope) => typeof scope === 'string'))]
}

/** A scheme as code; undefined for one that the client cannot use. */
function schemeCode(
  name: string,
  scheme: Keywords,
  scopes: readonly string[],
  variable: Variable,
): Written | undefined {
  const type = textIn(scheme, 'type')
  if (type === 'apiKey') {
    const one = variable(name)
    const [where, wire] = [textIn(scheme, 'in') ?? 'header', textIn(scheme, 'name') ?? name]
    return { code: `apiKey(${text(where)}, ${text(wire)}, ${secretOf(one)})`, variables: [one], imports: ['apiKey'] }
  }
  if (type === 'http') return httpScheme(scheme, variable)
  if (type === 'oauth2') return oauth(scheme, scopes, variable)
  if (type === 'openIdConnect') {
    const one = variable('token')
    const above = [comment('an access token, obtained as the document of OpenID Connect says')]
    return { code: remarked(above, `bearer(${secretOf(one)})`), variables: [one], imports: ['bearer'] }
  }
  return undefined
}

type Variable = (...words: readonly string[]) => string

function secretOf(variable: string): string {
  return `secret(${text(variable)})`
}

function httpScheme(scheme: Keywords, variable: Variable): Written {
  const kind = (textIn(scheme, 'scheme') ?? 'bearer').toLowerCase()
  if (kind === 'basic') {
    const both = [variable('user'), variable('password')]
    return { code: `basic(${both.map(secretOf).join(', ')})`, variables: both, imports: ['basic'] }
  }
  if (kind === 'bearer') {
    const one = variable('token')
    return { code: `bearer(${secretOf(one)})`, variables: [one], imports: ['bearer'] }
  }
  const one = variable('authorization')
  const above = [comment(`the whole header, for the scheme "${kind}" is not known here`)]
  return {
    code: remarked(above, `apiKey('header', 'Authorization', ${secretOf(one)})`),
    variables: [one],
    imports: ['apiKey'],
  }
}

function oauth(scheme: Keywords, scopes: readonly string[], variable: Variable): Written {
  const flows = keywordsIn(scheme, 'flows')
  const tokenUrl = textIn(keywordsIn(flows, 'clientCredentials'), 'tokenUrl')
  if (tokenUrl !== undefined && URL.canParse(tokenUrl)) {
    const both = [variable('client', 'id'), variable('client', 'secret')]
    const parts: readonly Code[] = [
      `tokenUrl: ${text(tokenUrl)}`,
      `id: ${secretOf(both[0] ?? '')}`,
      `secret: ${secretOf(both[1] ?? '')}`,
      ...(scopes.length === 0 ? [] : [['scopes: ', literal(scopes)]]),
    ]
    return {
      code: ['clientCredentials(', list('{ ', parts, ' }'), ')'],
      variables: both,
      imports: ['clientCredentials'],
    }
  }
  const one = variable('token')
  const above = [
    comment(
      `an access token: the document has it by ${shortly(Object.keys(flows).join(', ') || 'OAuth 2', 60)}, which needs a person`,
    ),
  ]
  return { code: remarked(above, `bearer(${secretOf(one)})`), variables: [one], imports: ['bearer'] }
}
