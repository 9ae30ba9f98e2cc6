import { isRecord, list, record, resolve, text, type Json } from './json.ts'
import type {
  Content,
  SecurityScheme,
  ServedAnswer,
  ServedBody,
  ServedContent,
  ServedDocument,
  ServedOperation,
  ServedParameter,
  Style,
  Styled,
} from './served.ts'
import { operationsOf, requirementsOf, uniqueParameters, type OperationPlace } from './operations.ts'

/** Reads OpenAPI 3.0 and 3.1. */
export function readVersion3(document: Json, version: '3.0' | '3.1'): ServedDocument {
  return {
    version,
    source: document,
    operations: operationsOf(document).map((place) => operationOf(document, version, place)),
    schemes: new Map(
      Object.entries(record(record(document['components'])['securitySchemes'])).map(([name, scheme]) => [
        name,
        schemeOf(resolve(document, scheme)),
      ]),
    ),
  }
}

function operationOf(document: Json, version: '3.0' | '3.1', place: OperationPlace): ServedOperation {
  const { operation, item, method, template, id } = place
  return {
    id,
    method,
    template,
    base: baseOf(operation['servers'] ?? item['servers'] ?? document['servers']),
    parameters: uniqueParameters(document, place).flatMap((parameter) => parameterOf(document, parameter)),
    body:
      operation['requestBody'] === undefined
        ? undefined
        : bodyOf(document, version, resolve(document, operation['requestBody'])),
    security: requirementsOf(operation['security'] ?? document['security']),
    answers: Object.entries(record(operation['responses'])).map(([status, answer]) =>
      answerOf(document, status, resolve(document, answer)),
    ),
  }
}

/** The path of the first server, its variables at their defaults. */
function baseOf(servers: unknown): string {
  const server = record(list(servers)[0])
  const variables = record(server['variables'])
  const url = (text(server['url']) ?? '/').replaceAll(/\{([^}]*)\}/g, (_, name: string) =>
    String(record(variables[name])['default']),
  )
  return new URL(url, 'http://server.invalid').pathname.replace(/\/$/, '')
}

const ignoredHeaders = new Set(['accept', 'content-type', 'authorization'])

function parameterOf(document: Json, parameter: Json): readonly ServedParameter[] {
  const place = parameter['in'] as ServedParameter['in']
  const name = String(parameter['name'])
  if (place === 'header' && ignoredHeaders.has(name.toLowerCase())) return []
  const content = Object.entries(record(parameter['content']))[0]
  const style = (text(parameter['style']) ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple')) as Style
  return [
    {
      name,
      in: place,
      required: place === 'path' || parameter['required'] === true,
      allowEmptyValue: place === 'query' && parameter['allowEmptyValue'] === true,
      schema: content ? (record(content[1])['schema'] ?? true) : (parameter['schema'] ?? true),
      written: content
        ? { kind: 'content', contentType: content[0] }
        : styledBy(parameter, style, place === 'query' && parameter['allowReserved'] === true),
    },
  ]
}

function styledBy(says: Json, style: Style, allowReserved: boolean): Styled {
  const explode = typeof says['explode'] === 'boolean' ? says['explode'] : style === 'form'
  return { kind: 'style', style, explode, allowReserved }
}

function bodyOf(document: Json, version: '3.0' | '3.1', body: Json): ServedBody {
  return {
    required: body['required'] === true,
    content: new Map(
      Object.entries(record(body['content'])).map(([type, media]) => [
        type.toLowerCase(),
        contentOf(version, type.toLowerCase(), resolve(document, media)),
      ]),
    ),
  }
}

function contentOf(version: '3.0' | '3.1', type: string, media: Json): ServedContent {
  // Before 3.1 the styles are to be ignored in every body but a form of names and values.
  const styles = type === 'application/x-www-form-urlencoded' || (version === '3.1' && type === 'multipart/form-data')
  return {
    schema: media['schema'] ?? true,
    encoding: new Map(
      Object.entries(record(media['encoding'])).map(([name, says]) => [name, encodingOf(record(says), styles)]),
    ),
  }
}

function encodingOf(says: Json, styles: boolean): Styled | Content {
  const styled = styles && ['style', 'explode', 'allowReserved'].some((field) => says[field] !== undefined)
  return styled
    ? styledBy(says, (text(says['style']) ?? 'form') as Style, says['allowReserved'] === true)
    : { kind: 'content', contentType: text(says['contentType']) }
}

function answerOf(document: Json, status: string, answer: Json): ServedAnswer {
  const content = Object.entries(record(answer['content'])).map(([type, given]) => {
    const media = resolve(document, given)
    const examples = Object.values(record(media['examples'])).flatMap((one) => {
      const example = resolve(document, one)
      return 'value' in example ? [example['value']] : []
    })
    return [
      type.toLowerCase(),
      {
        schema: media['schema'] ?? true,
        examples: media['example'] === undefined ? examples : [media['example'], ...examples],
      },
    ] as const
  })
  return { status: status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(), content: new Map(content) }
}

function schemeOf(scheme: Json): SecurityScheme {
  const type = String(scheme['type'])
  if (type === 'apiKey') return { kind: 'apiKey', in: String(scheme['in']), name: String(scheme['name']) }
  if (type === 'oauth2' || type === 'openIdConnect') return { kind: 'bearer' }
  const http = type === 'http' ? String(scheme['scheme']).toLowerCase() : ''
  if (http === 'basic' || http === 'bearer') return { kind: http }
  return { kind: 'unsupported', type: isRecord(scheme) ? `${type} ${http}`.trim() : 'none' }
}
