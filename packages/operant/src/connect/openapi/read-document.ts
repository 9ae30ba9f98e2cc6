import { existsSync, readFileSync, statSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { resolve } from 'node:path'
import { ImportMistake } from '../source/import-mistake.ts'
import { isKeywords, keywordsIn, textIn, type Keywords } from '../source/schema/piece.ts'

export interface ReadDocument {
  /** OpenAPI 3.0 or 3.1. */
  readonly document: Keywords
  /** As it was named. */
  readonly from: string
  /** The address it was fetched from. */
  readonly address: string | undefined
}

/** Greatest length of a document, in bytes. */
const most = 50_000_000

/** Reads and checks a document; Swagger 2.0 is brought up to OpenAPI 3.0. */
export async function readDocument(from: string): Promise<ReadDocument> {
  const address = /^https?:\/\//i.test(from) ? from : undefined
  const text = address === undefined ? readText(from) : await fetchText(address, 3)
  const parsed = await parse(text, from)
  return { document: await checked(parsed, from), from, address }
}

function readText(from: string): string {
  const file = resolve(from)
  if (!existsSync(file))
    throw new ImportMistake(
      from,
      'there is no such file',
      'correct its path, or give an address that begins with https://',
    )
  const stats = statSync(file)
  if (!stats.isFile()) throw new ImportMistake(from, 'it is no file', 'give the OpenAPI document itself')
  if (stats.size > most) throw tooLong(from)
  return decoded(readFileSync(file), from)
}

function tooLong(from: string): ImportMistake {
  return new ImportMistake(
    from,
    `it is longer than ${most / 1e6} MB`,
    'split the document, or leave out of it what you do not use',
  )
}

function decoded(bytes: Uint8Array, from: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ImportMistake(from, 'it is no text in UTF-8', 'save it as UTF-8')
  }
}

function fetchText(address: string, redirects: number): Promise<string> {
  if (!URL.canParse(address)) throw new ImportMistake(address, 'it is no address', 'correct it')
  const send = new URL(address).protocol === 'https:' ? secureRequest : plainRequest
  const { promise, resolve: found, reject } = Promise.withResolvers<string>()
  const failed = (reason: string): void =>
    reject(new ImportMistake(address, reason, 'look whether it opens in a browser, or save it and name the file'))
  const call = send(address, { headers: { accept: 'application/json, application/yaml, */*;q=0.5' }, timeout: 30_000 })
  call.on('timeout', () => call.destroy(new Error('no answer within 30 s')))
  call.on('error', (error) => failed(error.message))
  call.on('response', (answer) => {
    const { statusCode = 0, headers } = answer
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined && redirects > 0) {
      answer.resume()
      // What a document is fetched for has no credentials: it may be somewhere else.
      fetchText(new URL(headers.location, address).href, redirects - 1).then(found, reject)
      return
    }
    if (statusCode !== 200) {
      call.destroy()
      failed(`it answered ${statusCode}`)
      return
    }
    const chunks: Buffer[] = []
    let length = 0
    answer.on('data', (chunk: Buffer) => {
      length += chunk.byteLength
      if (length > most) reject(tooLong(address))
      if (length > most) call.destroy()
      else chunks.push(chunk)
    })
    answer.on('end', () => found(Buffer.concat(chunks).toString('utf8')))
    answer.on('error', (error) => failed(error.message))
  })
  call.end()
  return promise
}

async function parse(text: string, from: string): Promise<unknown> {
  if (/^\uFEFF?\s*[{[]/.test(text)) {
    try {
      return JSON.parse(text.replace(/^\uFEFF/, ''))
    } catch (error) {
      // YAML may begin with a brace as well.
      if (!/\.ya?ml$/i.test(from)) throw brokenJson(text, from, error)
    }
  }
  const { parseDocument } = await import('yaml')
  try {
    const read = parseDocument(text, { prettyErrors: true, uniqueKeys: true })
    const [first] = read.errors
    if (first) throw first
    return read.toJS({ maxAliasCount: 1000 })
  } catch (error) {
    const [line = 'it cannot be read'] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new ImportMistake(from, `it is no YAML or JSON: ${line.replace(/:$/, '')}`, 'correct it there')
  }
}

function brokenJson(text: string, from: string, error: unknown): ImportMistake {
  const message = error instanceof Error ? error.message : String(error)
  const at = /position (\d+)/.exec(message)?.[1]
  const place = at === undefined ? text.length : Number(at)
  const before = text.slice(0, place).split('\n')
  const where = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
  return new ImportMistake(from, `it is broken JSON at ${where}`, 'correct it there')
}

async function checked(parsed: unknown, from: string): Promise<Keywords> {
  if (!isKeywords(parsed))
    throw new ImportMistake(from, 'it is no OpenAPI document', 'give one that begins with openapi: or swagger:')
  const swagger = versionIn(parsed, 'swagger')
  if (swagger !== undefined) {
    if (swagger !== '2.0' && swagger !== '2')
      throw new ImportMistake(from, `swagger: ${swagger} is not known`, 'give Swagger 2.0 or OpenAPI 3')
    return upgraded(parsed, from)
  }
  const version = versionIn(parsed, 'openapi') ?? ''
  if (!/^3\.[0-2]\b/.test(version)) {
    const found = version === '' ? 'it says neither openapi: nor swagger:' : `openapi: ${version} is not known`
    throw new ImportMistake(from, found, 'give OpenAPI 3.0 or 3.1, or Swagger 2.0')
  }
  if (Object.keys(keywordsIn(parsed, 'paths')).length === 0)
    throw new ImportMistake(
      from,
      'it has no paths, so there is nothing to call',
      'give a document that lists operations',
    )
  return parsed
}

/** YAML reads a version without quotes as a number. */
function versionIn(document: Keywords, word: string): string | undefined {
  const version = document[word]
  return typeof version === 'number' ? String(version) : textIn(document, word)
}

async function upgraded(swagger: Keywords, from: string): Promise<Keywords> {
  const { upgrade } = await import('@scalar/openapi-upgrader')
  try {
    const document: unknown = upgrade({ ...(saidOut(swagger) as object), swagger: '2.0' }, '3.0')
    return checked(document, from)
  } catch (error) {
    if (error instanceof ImportMistake || error instanceof RangeError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new ImportMistake(from, `as Swagger 2.0 it cannot be read (${reason})`, 'correct the document')
  }
}

/** Swagger's defaults that the newer version has otherwise: lists in forms are joined by commas, and tabs are a style. */
function saidOut(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(saidOut)
  if (!isKeywords(value)) return value
  const entries = Object.entries(value).map(([name, inner]) => [name, saidOut(inner)] as const)
  const made: Record<string, unknown> = Object.fromEntries(entries)
  if (made['type'] === 'array' && made['in'] === 'formData') made['collectionFormat'] ??= 'csv'
  if (made['collectionFormat'] === 'tsv' && typeof made['in'] === 'string') made['x-operant-style'] = 'tabDelimited'
  return made
}
