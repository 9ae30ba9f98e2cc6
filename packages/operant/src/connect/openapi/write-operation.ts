import { layout, list, remarked, type Code } from '../source/layout.ts'
import { comment, docComment, plainLine, shortly, text } from '../source/literal.ts'
import { capital, UniqueNames } from '../source/names.ts'
import { keywordsIn, textIn } from '../source/schema/piece.ts'
import type { SchemaWriter } from '../source/schema/schema-writer.ts'
import { answerOf, type Answer } from './answer.ts'
import { bodyOf } from './body.ts'
import { parametersOf } from './inputs.ts'
import type { DescribedOperation } from './operations.ts'
import type { Pointers } from './pointers.ts'
import type { Security } from './security.ts'

export interface WrittenOperation {
  /** Name of the capability. */
  readonly capability: string
  /** Name of the constant. */
  readonly constant: string
  readonly writes: boolean
  readonly source: string
  readonly title: string
}

export interface OperationScope {
  readonly connection: string
  readonly system: string
  readonly writer: SchemaWriter
  readonly pointers: Pointers
  readonly security: Security
  /** What the connector takes where an operation says nothing. */
  readonly usual: readonly string[]
  /** Names that the file declares. */
  readonly names: UniqueNames
  readonly facts: UniqueNames
}

/** One operation as a query or an unproven action. */
export function writeOperation(operation: DescribedOperation, scope: OperationScope): WrittenOperation {
  const { connection, names } = scope
  const writes = operation.method !== 'GET' && operation.method !== 'HEAD'
  const constant = names.declare(joined(operation.name), 'Operation')
  const capability = `${connection}.${operation.name}`
  const title =
    shortly(plainLine(textIn(operation.schema, 'summary') ?? ''), 100) || `${operation.method} ${operation.path}`
  const answer = answerOf(keywordsIn(operation.schema, 'responses'), operation.method, scope.writer, scope.pointers)
  const fact = answer.code === undefined && writes ? undefined : factOf(operation, constant, writes, answer, scope)
  const parts = partsOf(operation, answer, fact?.schema, scope)
  const body: readonly Code[] = [
    `name: ${text(capability)}`,
    ...(writes ? [`title: ${text(title)}`] : []),
    ...(writes || parts.needs.length > 0 ? [['needs: ', list('{ ', parts.needs, ' }')]] : []),
    ...(fact ? [`gives: ${fact.name}`] : []),
    `uses: { ${connection}: ${scope.system} }`,
    call(writes, connection, parts.operation),
  ]
  const described = [
    operation.schema['deprecated'] === true ? 'Deprecated.' : '',
    `${operation.method} ${operation.path}:`,
    textIn(operation.schema, 'summary') ?? '',
    textIn(operation.schema, 'description') ?? '',
  ]
  const source = [
    ...(fact ? [`${fact.source}\n`] : []),
    docComment(sentences(described), 0, 400),
    `export const ${constant} = ${layout(list(writes ? 'unprovenAction({ ' : 'query({ ', body, ' })', true))}`,
  ].join('')
  return { capability, constant, writes, source, title }
}

function sentences(parts: readonly string[]): string {
  const said = parts.map((part) => part.trim()).filter((part) => part !== '')
  if (said.length === 1) return (said[0] ?? '').replace(/:$/, '')
  return said.map((part, place) => (place === said.length - 1 || /[.:!?]$/.test(part) ? part : `${part}.`)).join(' ')
}

function joined(name: string): string {
  const [first = '', ...rest] = name.split('.')
  return first + rest.map(capital).join('')
}

const reading = /^(?:get|list|find|fetch|read|retrieve|search|query|show|view|load)(?=[A-Z])/

/** The fact that it gives, named after the connection, so that two systems can each have their orders. */
function factOf(
  operation: DescribedOperation,
  constant: string,
  writes: boolean,
  answer: Answer,
  scope: OperationScope,
) {
  const whole = joined(operation.name)
  const noun = writes ? `${whole}Answer` : whole.replace(reading, '')
  const word = noun === whole ? `${whole}Result` : noun
  const local = word.slice(0, 1).toLowerCase() + word.slice(1)
  const name = scope.names.declare(scope.names.has(local) ? `${local}Fact` : local, 'Fact')
  const told = scope.facts.take(`${scope.connection}${capital(word)}`)
  const notes = answer.notes.map((note) => `${comment(note)}\n`).join('')
  const code = answer.code ?? 'statusOnly'
  const schema = typeof code === 'string' ? code : undefined
  // A schema that is more than a name stands once, for the fact and for the call.
  const declared = schema ?? scope.names.declare(capital(`${local}Schema`), 'Schema')
  const before = schema === undefined ? `export const ${declared} = ${layout(code, declared.length + 16)}\n` : ''
  return {
    name,
    schema: declared,
    source: `${notes}${before}export const ${name} = fact(${text(told)}, ${declared})\n`,
  }
}

function partsOf(operation: DescribedOperation, answer: Answer, schema: string | undefined, scope: OperationScope) {
  const inputs = new UniqueNames()
  const parameters = parametersOf(operation, scope.writer, inputs)
  const body = bodyOf(scope.pointers.follow(operation.schema['requestBody']), scope.writer, inputs)
  const security = scope.security.of(operation.schema) ?? []
  const base = serverOf(operation)
  const lines: readonly Code[] = [
    `method: ${text(operation.method)}`,
    `path: ${text(operation.path)}`,
    ...(base === undefined
      ? []
      : [remarked([comment('the document names another address for this one')], `base: ${text(base)}`)]),
    ...(parameters.inputs.length === 0
      ? []
      : [
          [
            'parameters: ',
            list(
              '{ ',
              parameters.inputs.map(({ place }) => place),
              ' }',
            ),
          ],
        ]),
    ...(body ? [body.code] : []),
    `answer: ${schema ?? 'statusOnly'}`,
    ...(answer.accept === undefined ? [] : [`accept: ${text(answer.accept)}`]),
    ...(same(security, scope.usual) ? [] : [`security: [${security.map(text).join(', ')}]`]),
    ...(parameters.idempotencyKey === undefined ? [] : [`idempotencyKey: ${text(parameters.idempotencyKey)}`]),
  ]
  const needs = [...parameters.inputs, ...(body?.inputs ?? [])].map(({ need }) => need)
  return { needs, operation: list('{ ', lines, ' }', true) }
}

function call(writes: boolean, connection: string, operation: Code): Code {
  return writes
    ? [`perform: (i, u, key, say) => u.${connection}.write(i, say, `, operation, ', key)']
    : [`read: (i, u, say) => u.${connection}.read(i, say, `, operation, ')']
}

export function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, place) => name === other[place])
}

/** An address of the operation's own, where it names one in full. */
function serverOf(operation: DescribedOperation): string | undefined {
  const [first] = operation.servers
  const url = addressOf(first)
  return url !== undefined && /^https?:\/\//.test(url) && URL.canParse(url) ? url : undefined
}

/** The address of a server, its variables filled with what they are by default. */
export function addressOf(server: unknown): string | undefined {
  const url = textIn(server, 'url')
  return url?.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = keywordsIn(keywordsIn(server, 'variables'), name)
    const standard = variable['default']
    return typeof standard === 'string' || typeof standard === 'number' ? String(standard) : whole
  })
}
