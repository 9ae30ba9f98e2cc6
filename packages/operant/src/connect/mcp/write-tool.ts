import { layout, list, remarked, type Code } from '../source/layout.ts'
import { comment, docComment, key, plainLine, shortly, text } from '../source/literal.ts'
import { camelCase, capital, UniqueNames } from '../source/names.ts'
import { isKeywords, keywordsIn, listIn, textIn } from '../source/schema/piece.ts'
import { SchemaWriter } from '../source/schema/schema-writer.ts'
import { pinOf, type Tool } from './tool.ts'

export interface ToolScope {
  readonly connection: string
  /** What the file declares. */
  readonly names: UniqueNames
  readonly facts: UniqueNames
  /** Names of tools that a person trusts to read only. */
  readonly reads: (tool: Tool) => boolean
}

/** A tool in the source of a connection. */
export interface WrittenTool {
  readonly tool: string
  readonly capability: string
  readonly constant: string
  readonly writes: boolean
  readonly title: string
  readonly source: string
}

/** Writes a tool as a query, or as an unproven write. */
export function writeTool(tool: Tool, scope: ToolScope): WrittenTool {
  const { connection, names, facts } = scope
  const writes = !scope.reads(tool)
  const operation = names.declare(camelCase(tool.name, 'tool'), 'Tool')
  const capability = `${connection}.${operation}`
  const title = shortly(plainLine(tool.title ?? tool.annotations?.title ?? tool.name), 80)
  const writer = writerOf(tool, names)
  const inputs = inputsOf(tool, writer)
  const fact = names.declare(`${operation}${writes ? 'Answer' : 'Result'}`, 'Fact')
  const answer = tool.outputSchema ? names.declare(capital(`${fact}Schema`), 'Schema') : 'toolText'
  const answered = tool.outputSchema ? writer.piece(tool.outputSchema) : undefined
  const schema = answered
    ? `${answered.notes.map((note) => `${comment(note)}\n`).join('')}export const ${answer} = ${layout(answered.code)}\n`
    : ''
  const renamed = inputs.filter(({ name, wire }) => name !== wire)
  const call = list(
    '{ ',
    [
      `tool: ${text(tool.name)}`,
      `pin: ${text(pinOf(tool))}`,
      ...(renamed.length === 0
        ? []
        : [
            [
              'names: ',
              list(
                '{ ',
                renamed.map(({ name, wire }) => `${key(name)}: ${text(wire)}`),
                ' }',
              ),
            ],
          ]),
      `answer: ${answer}`,
    ],
    ' }',
    true,
  )
  const body: readonly Code[] = [
    `name: ${text(capability)}`,
    ...(writes ? [`title: ${text(title)}`] : []),
    [
      'needs: ',
      list(
        '{ ',
        inputs.map(({ need }) => need),
        ' }',
        inputs.length > 0,
      ),
    ],
    `uses: { ${connection}: ${connection}System }`,
    `gives: ${fact}`,
    writes
      ? [`perform: (i, u, _key, say) => u.${connection}.write(i, say, `, call, ')']
      : [`read: (i, u, say) => u.${connection}.read(i, say, `, call, ')'],
  ]
  const source = [
    ...writer.declarations().map((one) => `${one}\n\n`),
    schema,
    `export const ${fact} = fact(${text(facts.take(`${connection}${capital(fact)}`))}, ${answer})\n`,
    hintOf(tool),
    docComment(`${title}. ${tool.description ?? ''}`, 0, 400),
    `export const ${operation} = ${layout(list(writes ? 'unprovenAction({ ' : 'query({ ', body, ' })', true))}`,
  ].join('')
  return { tool: tool.name, capability, constant: operation, writes, title, source }
}

/** What the server says of the tool's effects, as a comment: nothing rests on it. */
function hintOf({ annotations }: Tool): string {
  const { readOnlyHint, destructiveHint, idempotentHint } = annotations ?? {}
  const said = [
    ...(readOnlyHint === undefined ? [] : [readOnlyHint ? 'only reads' : 'writes']),
    ...(destructiveHint === true && readOnlyHint !== true ? ['may destroy'] : []),
    ...(idempotentHint === true && readOnlyHint !== true ? ['does the same when repeated'] : []),
  ]
  return said.length === 0 ? '' : `// Says of itself that it ${said.join(', ')}. Nobody has proven it.\n`
}

/** References inside the tool's own schemas. */
function writerOf(tool: Tool, names: UniqueNames): SchemaWriter {
  const schemas = [tool.inputSchema, tool.outputSchema ?? {}]
  return new SchemaWriter((reference) => {
    const steps = reference
      .replace(/^#\/?/, '')
      .split('/')
      .map((step) => decodeURIComponent(step.replaceAll('~1', '/').replaceAll('~0', '~')))
    const found = schemas
      .map((schema) => steps.reduce<unknown>((at, step) => inside(at, step), schema))
      .find((one) => one !== undefined)
    return {
      key: `${tool.name} ${reference}`,
      schema: reference.startsWith('#') ? found : undefined,
      name: steps.at(-1) ?? 'Schema',
    }
  }, names)
}

function inside(at: unknown, step: string): unknown {
  if (step === '') return at
  return isKeywords(at) && Object.hasOwn(at, step) ? at[step] : undefined
}

interface Input {
  readonly name: string
  readonly wire: string
  readonly need: Code
}

/** The fields of what the tool takes, each an input. */
function inputsOf({ inputSchema }: Tool, writer: SchemaWriter): readonly Input[] {
  const taken = new UniqueNames(['about'])
  const required = new Set(listIn(inputSchema, 'required'))
  return Object.entries(keywordsIn(inputSchema, 'properties')).map(([wire, schema]) => {
    const camel = camelCase(wire, 'input')
    const name = taken.take(camel in Object.prototype ? `${camel}Input` : camel)
    const made = writer.piece(schema)
    const described = shortly(plainLine(textIn(schema, 'description') ?? textIn(schema, 'title') ?? ''), 240)
    const value: Code = required.has(wire) ? made.code : [made.code, '.optional()']
    const notes = made.notes.map((note) => comment(note, 140))
    return {
      name,
      wire,
      need: remarked(notes, [
        `${key(name)}: `,
        list('argument(', described === '' ? [value] : [value, text(described)], ')'),
      ]),
    }
  })
}
