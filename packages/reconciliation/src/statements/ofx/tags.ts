import { longestField, refuseTooLong } from '../field-length.ts'

/** A tag, and the text that follows it up to the next. */
export interface Tag {
  readonly name: string
  readonly closing: boolean
  readonly text: string
  readonly at: string
}

/** The tags of a file, in order. SGML leaves the end of a field out, so that fields and aggregates are told by name alone. */
export async function* ofxTags(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Tag> {
  let rest = ''
  let line = 1
  for await (const chunk of chunks) {
    const all = rest + chunk
    const end = all.lastIndexOf('<')
    rest = end === -1 ? all : all.slice(end)
    refuseTooLong(rest.length > longestField * 2 ? rest.length : 0, { at: `line ${line}`, field: '' })
    for (const part of all.slice(0, Math.max(end, 0)).split(/(?=<)/)) {
      const tag = tagOf(part, line)
      if (tag) yield tag
      line += part.split('\n').length - 1
    }
  }
  const last = tagOf(rest, line)
  if (last) yield last
}

function tagOf(part: string, line: number): Tag | undefined {
  const match = /^<(\/?)([A-Za-z0-9._]+)\s*>([^]*)$/.exec(part)
  if (!match) return undefined
  const [, slash = '', name = '', text = ''] = match
  const at = `line ${line}`
  refuseTooLong(text.length, { at, field: name })
  return { name: name.toUpperCase(), closing: slash === '/', text: unescaped(text.trim()), at }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(?:#(\d{1,6})|([a-z]+));/g, (whole, code: string | undefined, name: string | undefined) =>
    code === undefined ? (entities[name ?? ''] ?? whole) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
  )
}
