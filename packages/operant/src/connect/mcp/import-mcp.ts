import type { ConnectionSource } from '../source/connection-file.ts'
import { checkedName } from '../source/connection-name.ts'
import { everythingIn } from '../source/everything-in.ts'
import { ImportMistake } from '../source/import-mistake.ts'
import { docComment, key, text } from '../source/literal.ts'
import { layout, list, type Code } from '../source/layout.ts'
import { UniqueNames } from '../source/names.ts'
import type { Tool } from './tool.ts'
import { writeTool, type WrittenTool } from './write-tool.ts'

/** How a server is reached, in words that a file can hold: secrets by the names of their variables. */
export type ServerPlace =
  | { readonly command: readonly [string, ...string[]]; readonly variables: readonly string[] }
  | { readonly url: string; readonly token: string | undefined }

export interface McpImport {
  /** The connection's name. */
  readonly name: string
  readonly place: ServerPlace
  /** What the server calls itself. */
  readonly title: string
  readonly tools: readonly Tool[]
  readonly reads: (tool: Tool) => boolean
}

export interface ImportedMcp {
  readonly source: ConnectionSource
  readonly tools: readonly WrittenTool[]
}

/** The tools of a server as the source of a connection. */
export function importMcp({ name, place, title, tools, reads }: McpImport): ImportedMcp {
  checkedName(name)
  if (tools.length === 0) throw new ImportMistake(title, 'the server has no tools', 'name another server')
  const names = new UniqueNames([name, `${name}System`, 'mcpClient', 'toolText', 'bearer'])
  const facts = new UniqueNames()
  const written = tools.map((tool) => writeTool(tool, { connection: name, names, facts, reads }))
  return {
    source: {
      name,
      from: 'url' in place ? place.url : place.command.join(' '),
      body: bodyOf({ name, place, title, written, tools }),
      operations: new Map(written.map(({ capability, source }) => [capability, source])),
    },
    tools: written,
  }
}

interface Body {
  readonly name: string
  readonly place: ServerPlace
  readonly title: string
  readonly tools: readonly Tool[]
  readonly written: readonly WrittenTool[]
}

function bodyOf({ name, place, title, written, tools }: Body): string {
  const reads = written.filter(({ writes }) => !writes)
  const writes = written.filter((one) => one.writes)
  const sections = [
    imports(place, written, tools),
    `${docComment(`${title}: tools of a server`)}export const ${name}System = ${layout(connectorOf(name, place))}`,
    ...(reads.length === 0 ? [] : [readsRemark, ...reads.map(({ source }) => source)]),
    ...(writes.length === 0 ? [] : [writesRemark, ...writes.map(({ source }) => source)]),
    everythingIn(name, written),
  ]
  return sections.join('\n\n')
}

const readsRemark = '// What a person trusts to read only. It is called without being asked about.'
const writesRemark = `// Whatever else the server offers. What a tool says of itself proves nothing, so each counts as an unproven write:
// a person approves each use. Where you know that one only reads, declare it as a query.`

function imports(place: ServerPlace, written: readonly WrittenTool[], tools: readonly Tool[]): string {
  const operant = [
    ...(tools.some(({ inputSchema }) => Object.keys(inputSchema['properties'] ?? {}).length > 0) ? ['argument'] : []),
    'connector',
    'fact',
    ...(written.some(({ writes }) => !writes) ? ['query'] : []),
    ...(written.some(({ writes }) => writes) ? ['unprovenAction'] : []),
  ]
  const secrets = 'url' in place ? place.token !== undefined : place.variables.length > 0
  const connect = [
    ...('url' in place && place.token !== undefined ? ['bearer'] : []),
    'mcpClient',
    ...(secrets ? ['secret'] : []),
    ...(tools.some(({ outputSchema }) => outputSchema === undefined) ? ['toolText'] : []),
  ]
  const zod = written.some(({ source }) => /\bz\./.test(source)) ? ["import { z } from 'zod'"] : []
  return [
    ...zod,
    `import { ${operant.join(', ')} } from 'operant'`,
    `import { ${connect.join(', ')} } from 'operant/connect'`,
  ].join('\n')
}

function connectorOf(name: string, place: ServerPlace): Code {
  return list(
    'connector({ ',
    [
      `name: ${text(name)}`,
      '// Whatever it answers counts as said by people outside. Take this out where it is a system of your own that vouches\n  // for its records, and mark in the schemas what others write.\n  outsiders: true',
      ['open: () => mcpClient(', list('{ ', placeOf(place), ' }'), ')'],
    ],
    ' })',
    true,
  )
}

function placeOf(place: ServerPlace): readonly Code[] {
  if ('url' in place)
    return [
      `url: ${text(place.url)}`,
      ...(place.token === undefined ? [] : [`schemes: [bearer(secret(${text(place.token)}))]`]),
    ]
  const variables = place.variables.map((variable) => `${key(variable)}: secret(${text(variable)})`)
  return [
    ['command: ', list('[', place.command.map(text), ']')],
    ...(variables.length === 0 ? [] : [['environment: ', list('{ ', variables, ' }')]]),
  ]
}
