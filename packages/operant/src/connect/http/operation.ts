import type { z } from 'zod'

/** The styles of OpenAPI; `tabDelimited` is Swagger's `tsv`. */
export type Style =
  | 'simple'
  | 'label'
  | 'matrix'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'tabDelimited'
  | 'deepObject'

/** How a value is written where it goes; what is left out is as OpenAPI has it by default. */
export interface Writing {
  /** Default: `simple` in path and headers, `form` in query and cookies. */
  readonly style?: Style
  /** Members one by one. Default: only with `form`. */
  readonly explode?: boolean
  /** Reserved characters that cannot be mistaken for something else stay as they are. */
  readonly allowReserved?: boolean
  /** Written as this type, such as `application/json`, instead of in a style. */
  readonly content?: string
}

export interface ParameterPlace extends Writing {
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  /** What the system calls it. Default: as the input is called. */
  readonly name?: string
}

/** How one field of a form or a multipart body is written. */
export interface FieldWriting extends Writing {
  /** Type of its part in a multipart body. */
  readonly type?: string
  /** The value is base64, and what it stands for is sent. */
  readonly bytes?: boolean
}

export interface BodyPlace<Input extends string> {
  readonly type: string
  /** The input that is the whole body. */
  readonly from?: Input
  /** Instead: the inputs that are its fields, or what each of them is called there. */
  readonly fields?: readonly Input[] | { readonly [K in Input]?: string }
  /** It is sent even where no field of it is given. */
  readonly required?: boolean
  /** By the field's own name. */
  readonly encoding?: Readonly<Record<string, FieldWriting>>
  /** The input is base64, and what it stands for is sent. */
  readonly bytes?: boolean
}

/** The fields of a body, by input. */
export function fieldNames(fields: NonNullable<BodyPlace<string>['fields']>): ReadonlyMap<string, string> {
  if (isList(fields)) return new Map(fields.map((name) => [name, name]))
  return new Map(Object.entries(fields).map(([input, name]) => [input, name ?? input]))
}

function isList(fields: NonNullable<BodyPlace<string>['fields']>): fields is readonly string[] {
  return Array.isArray(fields)
}

/** One operation of a system, as its inputs are sent and its answer is read. */
export interface Operation<Input extends string = string, S extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'TRACE' | 'QUERY'
  /** With each path parameter in braces by the system's name for it. */
  readonly path: string
  /** Address, where it is another than the connector's. */
  readonly base?: string
  readonly parameters?: { readonly [K in Input]?: ParameterPlace }
  readonly body?: BodyPlace<Input>
  /** What it answers when it did what was asked: JSON decoded, text as it is, other content in base64. */
  readonly answer: S
  /** Types it may answer with. Default: JSON. */
  readonly accept?: string
  /** Names of the connector's schemes, all of which it takes. Default: the connector's. */
  readonly security?: readonly string[]
  /** The header by which the system does the same thing once. */
  readonly idempotencyKey?: string
}

/** An input that cannot be sent as the system wants it. */
export class Unsendable extends Error {
  override readonly name = 'Unsendable'
  readonly input: string | undefined

  constructor(reason: string, input?: string) {
    super(reason)
    this.input = input
  }
}
