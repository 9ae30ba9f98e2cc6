import type { Json } from './json.ts'

/** A document of any version, as the server needs it. */
export interface ServedDocument {
  readonly version: '2.0' | '3.0' | '3.1'
  readonly source: Json
  readonly operations: readonly ServedOperation[]
  readonly schemes: ReadonlyMap<string, SecurityScheme>
}

export interface ServedOperation {
  readonly id: string
  readonly method: string
  /** The path of the server it is served under, without a slash at the end. */
  readonly base: string
  readonly template: string
  readonly parameters: readonly ServedParameter[]
  readonly body: ServedBody | undefined
  /** Alternatives; each names schemes that must all be satisfied. Empty: none is asked for. */
  readonly security: readonly (readonly string[])[]
  readonly answers: readonly ServedAnswer[]
}

export type Style =
  | 'matrix'
  | 'label'
  | 'simple'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'tabDelimited'
  | 'deepObject'

export interface Styled {
  readonly kind: 'style'
  readonly style: Style
  readonly explode: boolean
  readonly allowReserved: boolean
}
export interface Content {
  readonly kind: 'content'
  /** A list of media types or ranges; undefined where the type of the value decides. */
  readonly contentType: string | undefined
}

export interface ServedParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly required: boolean
  readonly allowEmptyValue: boolean
  readonly schema: unknown
  readonly written: Styled | Content
}

export interface ServedBody {
  readonly required: boolean
  readonly content: ReadonlyMap<string, ServedContent>
}
export interface ServedContent {
  readonly schema: unknown
  /** How properties of a form are written, where the document says so. */
  readonly encoding: ReadonlyMap<string, Styled | Content>
}

export type SecurityScheme =
  | { readonly kind: 'apiKey'; readonly in: string; readonly name: string }
  | { readonly kind: 'basic' }
  | { readonly kind: 'bearer' }
  | { readonly kind: 'unsupported'; readonly type: string }

export interface ServedAnswer {
  /** `200`, `2XX` or `default`. */
  readonly status: string
  readonly content: ReadonlyMap<string, { readonly schema: unknown; readonly examples: readonly unknown[] }>
}
