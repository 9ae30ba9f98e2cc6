import { list, record, resolve, text, type Json } from './json.ts'

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** One operation where it stands in the document. */
export interface OperationPlace {
  readonly template: string
  readonly method: string
  readonly item: Json
  readonly operation: Json
  readonly id: string
}

export function operationsOf(document: Json): readonly OperationPlace[] {
  return Object.entries(record(document['paths'])).flatMap(([template, given]) => {
    const item = resolve(document, given)
    return methods.flatMap((name) => {
      if (item[name] === undefined) return []
      const method = name.toUpperCase()
      const operation = record(item[name])
      return [{ template, method, item, operation, id: text(operation['operationId']) ?? `${method} ${template}` }]
    })
  })
}

/** The parameters of an operation and of its path; the operation's own override those of the path. */
export function uniqueParameters(document: Json, place: OperationPlace): readonly Json[] {
  const all = [...list(place.item['parameters']), ...list(place.operation['parameters'])]
  const unique = new Map(
    all.map((one) => {
      const parameter = resolve(document, one)
      return [`${String(parameter['in'])} ${String(parameter['name'])}`, parameter]
    }),
  )
  return [...unique.values()]
}

export function requirementsOf(security: unknown): readonly (readonly string[])[] {
  return list(security).map((requirement) => Object.keys(record(requirement)))
}
