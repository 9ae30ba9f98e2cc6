import { list, record, resolve, text, type Json } from './json.ts'
import { operationsOf, requirementsOf, uniqueParameters, type OperationPlace } from './operations.ts'
import type {
  SecurityScheme,
  ServedAnswer,
  ServedBody,
  ServedDocument,
  ServedOperation,
  ServedParameter,
  Style,
  Styled,
} from './served.ts'

/** Reads Swagger 2.0. */
export function readVersion2(document: Json): ServedDocument {
  return {
    version: '2.0',
    source: document,
    operations: operationsOf(document).map((place) => operationOf(document, place)),
    schemes: new Map(
      Object.entries(record(document['securityDefinitions'])).map(([name, scheme]) => [name, schemeOf(record(scheme))]),
    ),
  }
}

function operationOf(document: Json, place: OperationPlace): ServedOperation {
  const { operation } = place
  const parameters = uniqueParameters(document, place)
  const produces = types(operation['produces'] ?? document['produces'])
  return {
    id: place.id,
    method: place.method,
    template: place.template,
    base: (text(document['basePath']) ?? '').replace(/\/$/, ''),
    parameters: parameters.flatMap((one) => parameterOf(one)),
    body: bodyOf(parameters, types(operation['consumes'] ?? document['consumes'])),
    security: requirementsOf(operation['security'] ?? document['security']),
    answers: Object.entries(record(operation['responses'])).map(([status, answer]) =>
      answerOf(status, resolve(document, answer), produces),
    ),
  }
}

function types(value: unknown): readonly string[] {
  return list(value).map((type) => String(type).toLowerCase())
}

function parameterOf(parameter: Json): readonly ServedParameter[] {
  const place = parameter['in']
  if (place !== 'path' && place !== 'query' && place !== 'header') return []
  return [
    {
      name: String(parameter['name']),
      in: place,
      required: parameter['required'] === true,
      allowEmptyValue: parameter['allowEmptyValue'] === true,
      schema: parameter,
      written: styled(parameter, place === 'query' ? 'form' : 'simple'),
    },
  ]
}

const styles: Readonly<Record<string, Style>> = { ssv: 'spaceDelimited', tsv: 'tabDelimited', pipes: 'pipeDelimited' }

function styled(parameter: Json, csv: 'form' | 'simple'): Styled {
  const format = text(parameter['collectionFormat']) ?? 'csv'
  return { kind: 'style', style: styles[format] ?? csv, explode: format === 'multi', allowReserved: false }
}

function bodyOf(parameters: readonly Json[], consumes: readonly string[]): ServedBody | undefined {
  const whole = parameters.find((parameter) => parameter['in'] === 'body')
  if (whole) {
    const content = { schema: whole['schema'] ?? true, encoding: new Map() }
    const accepted = consumes.length > 0 ? consumes : ['application/json']
    return { required: whole['required'] === true, content: new Map(accepted.map((type) => [type, content])) }
  }
  const fields = parameters.filter((parameter) => parameter['in'] === 'formData')
  if (fields.length === 0) return undefined
  const files = fields.some(({ type }) => type === 'file')
  const accepted = consumes.filter((type) => isForm(type))
  const content = {
    schema: {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [String(field['name']), fieldSchema(field)])),
      required: fields.filter(({ required }) => required === true).map(({ name }) => name),
      additionalProperties: false,
    },
    encoding: new Map(
      fields.filter(({ type }) => type === 'array').map((field) => [String(field['name']), styled(field, 'form')]),
    ),
  }
  const standard = files ? 'multipart/form-data' : 'application/x-www-form-urlencoded'
  return {
    required: content.schema.required.length > 0,
    content: new Map((accepted.length > 0 ? accepted : [standard]).map((type) => [type, content])),
  }
}

function isForm(type: string): boolean {
  return type === 'multipart/form-data' || type === 'application/x-www-form-urlencoded'
}

function fieldSchema(field: Json): Json {
  const { required: _, ...schema } = field
  return schema['type'] === 'file' ? { type: 'string', format: 'binary' } : schema
}

function answerOf(status: string, answer: Json, produces: readonly string[]): ServedAnswer {
  const examples = record(answer['examples'])
  if (answer['schema'] === undefined) return { status, content: new Map() }
  const accepted = produces.length > 0 ? produces : ['application/json']
  return {
    status,
    content: new Map(
      accepted.map((type) => [
        type,
        { schema: answer['schema'], examples: examples[type] === undefined ? [] : [examples[type]] },
      ]),
    ),
  }
}

function schemeOf(scheme: Json): SecurityScheme {
  const type = String(scheme['type'])
  if (type === 'apiKey') return { kind: 'apiKey', in: String(scheme['in']), name: String(scheme['name']) }
  if (type === 'basic') return { kind: 'basic' }
  if (type === 'oauth2') return { kind: 'bearer' }
  return { kind: 'unsupported', type }
}
