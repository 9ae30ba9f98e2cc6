import { layout, list, type Code } from '../source/layout.ts'
import { docComment, plainLine, text } from '../source/literal.ts'
import { ImportMistake } from '../source/import-mistake.ts'
import { camelCase, UniqueNames } from '../source/names.ts'
import { keywordsIn, listIn, textIn, type Keywords } from '../source/schema/piece.ts'
import { SchemaWriter } from '../source/schema/schema-writer.ts'
import type { ConnectionSource } from '../source/connection-file.ts'
import { checkedName } from '../source/connection-name.ts'
import { everythingIn } from '../source/everything-in.ts'
import { chosen, operationsIn, type DescribedOperation, type LeftOut } from './operations.ts'
import { pointersIn } from './pointers.ts'
import { readDocument } from './read-document.ts'
import { securityOf, type Security } from './security.ts'
import { addressOf, same, writeOperation, type WrittenOperation } from './write-operation.ts'

export interface ImportOptions {
  /** A file, or an address. */
  readonly from: string
  /** What the connection is called. Default: made of the document's title. */
  readonly name?: string | undefined
  /** Tags or ids. None: all. */
  readonly only?: readonly string[]
  /** Where the system is, where it is elsewhere than the document says. */
  readonly base?: string | undefined
}

export interface ImportedOpenApi {
  readonly source: ConnectionSource
  readonly title: string
  readonly base: string
  /** Whether the document or the caller names the address. */
  readonly baseKnown: boolean
  readonly operations: readonly WrittenOperation[]
  readonly leftOut: readonly LeftOut[]
  /** Variables of the environment that hold credentials. */
  readonly variables: readonly string[]
}

/**
 * Reads a document and writes what is in it as a connection's source.
 * @throws ImportMistake naming the place, what is wrong there and how to mend it.
 */
export async function importOpenApi(options: ImportOptions): Promise<ImportedOpenApi> {
  try {
    return await importDocument(options)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ImportMistake(options.from, 'it is nested too deeply to be read', 'flatten it')
  }
}

async function importDocument(options: ImportOptions): Promise<ImportedOpenApi> {
  const { document, from, address } = await readDocument(options.from)
  const connection = connectionName(options.name, document)
  const pointers = pointersIn(document, from)
  const described = operationsIn(document, pointers)
  const wanted = chosen(described.all, options.only)
  const security = securityOf(document, connection, pointers)
  const operations = wanted.filter(({ schema }) => security.of(schema) !== undefined)
  if (operations.length === 0)
    throw new ImportMistake(from, 'no operation is in it that could be called', 'look into its paths')
  const names = new UniqueNames([connection, `${connection}System`])
  const since31 = !(textIn(document, 'openapi') ?? '').startsWith('3.0')
  const writer = new SchemaWriter((reference) => pointers.find(reference), names, since31)
  const usual = mostUsual(operations, security)
  const scope = {
    connection,
    system: `${connection}System`,
    writer,
    pointers,
    security,
    usual,
    names,
    facts: new UniqueNames(),
  }
  const written = operations.map((operation) => attempt(operation, () => writeOperation(operation, scope)))
  const base = baseOf(document, operations, address, options.base)
  const title = plainLine(
    `${textIn(keywordsIn(document, 'info'), 'title') ?? connection} ${textIn(keywordsIn(document, 'info'), 'version') ?? ''}`,
  )
  const body = bodyText({ connection, title, base, writer, security, usual, written, document })
  return {
    source: {
      name: connection,
      from,
      body,
      operations: withSchemas(written, writer),
    },
    title,
    base: base ?? unknownBase,
    baseKnown: base !== undefined,
    operations: written,
    leftOut: [...described.leftOut, ...wanted.filter((one) => !operations.includes(one)).map(unusable)],
    variables: security.variables(),
  }
}

function unusable({ method, path }: DescribedOperation): LeftOut {
  return {
    operation: `${method} ${path}`,
    reason: 'no way to show who calls that the document names for it is supported',
  }
}

function attempt<T>(operation: DescribedOperation, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof ImportMistake) error.message = `${operation.method} ${operation.path}: ${error.message}`
    throw error
  }
}

function connectionName(named: string | undefined, document: Keywords): string {
  if (named !== undefined) return checkedName(named, `--name ${named}`)
  const title = textIn(keywordsIn(document, 'info'), 'title') ?? ''
  const words = title.replaceAll(
    /\b(?:open ?api|swagger|rest|api|v?\d+(?:\.\d+)*|the|sample|spec\w*|document\w*)\b/gi,
    ' ',
  )
  return camelCase(words.trim().split(/\s+/).slice(0, 3).join(' '), 'system').slice(0, 40)
}

/** What most operations take is said once. */
function mostUsual(operations: readonly DescribedOperation[], security: Security): readonly string[] {
  const ways = operations.map(({ schema }) => security.of(schema) ?? [])
  const count = (way: readonly string[]): number => ways.filter((other) => same(way, other)).length
  return ways.reduce<readonly string[]>((best, way) => (count(way) > count(best) ? way : best), ways[0] ?? [])
}

const unknownBase = 'https://the-document-names-no-address.invalid'

function baseOf(
  document: Keywords,
  operations: readonly DescribedOperation[],
  address: string | undefined,
  asked: string | undefined,
): string | undefined {
  if (asked !== undefined) {
    if (URL.canParse(asked) && /^https?:/.test(new URL(asked).protocol)) return asked.replace(/\/+$/, '')
    throw new ImportMistake(`--base ${asked}`, 'it is no address', 'write it as in https://api.example.com/v1')
  }
  const servers = [...listIn(document, 'servers'), ...operations.flatMap(({ servers: own }) => own)]
  // Over an encrypted line where there is a choice.
  const all = servers.map(addressOf).filter((url) => url !== undefined)
  const [first] = all
  const url =
    all.find((one) => first !== undefined && one === first.replace(/^http:/, 'https:')) ??
    first ??
    (address === undefined ? undefined : '/')
  if (url === undefined || !URL.canParse(url, address)) return undefined
  const resolved = new URL(url, address)
  return /^https?:$/.test(resolved.protocol) ? resolved.href.replace(/\/+$/, '') : undefined
}

/** Each operation with the schemas that it speaks of: a change of one of them is a change of the operation. */
function withSchemas(written: readonly WrittenOperation[], writer: SchemaWriter): ReadonlyMap<string, string> {
  const declared = new Map(
    writer.declarations().map((source) => [/export const (\w+)/.exec(source)?.[1] ?? '', source]),
  )
  const gather = (source: string, found: Set<string>): ReadonlySet<string> => {
    for (const [name = ''] of source.matchAll(/\b[A-Z]\w*/g)) {
      const next = declared.get(name)
      if (next !== undefined && !found.has(next)) gather(next, found.add(next))
    }
    return found
  }
  return new Map(
    written.map(({ capability, source }) => [capability, [source, ...gather(source, new Set())].join('\n')]),
  )
}

interface BodyParts {
  readonly connection: string
  readonly title: string
  readonly base: string | undefined
  readonly writer: SchemaWriter
  readonly security: Security
  readonly usual: readonly string[]
  readonly written: readonly WrittenOperation[]
  readonly document: Keywords
}

function bodyText({ connection, title, base, writer, security, usual, written, document }: BodyParts): string {
  const reads = written.filter(({ writes }) => !writes)
  const writes = written.filter((one) => one.writes)
  const declared = writer.declarations()
  const about = `${title}. ${textIn(keywordsIn(document, 'info'), 'description') ?? ''}`
  const sections = [
    imports(written, security),
    `${docComment(about, 0, 400)}export const ${connection}System = ${connector(connection, base, security, usual)}`,
    ...(declared.length === 0 ? [] : ['// What is spoken of.', ...declared]),
    ...(reads.length === 0 ? [] : ['// What can be read.', ...reads.map(({ source }) => source)]),
    ...(writes.length === 0 ? [] : [writesRemark, ...writes.map(({ source }) => source)]),
    everythingIn(connection, written),
  ]
  return sections.join('\n\n')
}

const writesRemark = [
  '// What can be changed. Each is unproven: a person approves each use, and what it did is a claim of the system.',
  '// `operant contract lint` says which lines would make it proven. One that only reads can be made a query.',
].join('\n')

function imports(written: readonly WrittenOperation[], security: Security): string {
  const all = written.map(({ source }) => source).join('\n')
  const own = ['argument', 'connector', 'fact', 'query', 'unprovenAction'].filter(
    (name) => name === 'connector' || all.includes(`${name}(`),
  )
  const schemes = security.imports()
  const connect = [
    ...schemes,
    'httpClient',
    ...(schemes.length === 0 ? [] : ['secret']),
    ...(all.includes('statusOnly') ? ['statusOnly'] : []),
  ]
  return [
    `import { ${own.join(', ')} } from 'operant'`,
    `import { ${connect.toSorted().join(', ')} } from 'operant/connect'`,
    "import { z } from 'zod'",
  ].join('\n')
}

function connector(connection: string, base: string | undefined, security: Security, usual: readonly string[]): string {
  const schemes = security.schemes()
  const client: readonly Code[] = [
    'base',
    ...(schemes.length === 0 ? [] : [['schemes: ', list('{ ', schemes, ' }')]]),
    ...(usual.length === 0 ? [] : [`security: [${usual.map(text).join(', ')}]`]),
  ]
  const open: Code = [`open: ({ base = ${text(base ?? unknownBase)} }) => httpClient(`, list('{ ', client, ' }'), ')']
  return layout(list('connector({ ', [`name: ${text(connection)}`, open], ' })', true))
}
