import { refuse } from '../refusal.ts'

export interface Part {
  readonly name: string
  readonly filename: string | undefined
  /** Without its parameters, in small letters; undefined where the part does not say. */
  readonly type: string | undefined
  readonly body: Buffer
}

/** Takes a multipart/form-data body apart as RFC 2046 and RFC 7578 say. @throws Refusal. */
export function partsOf(contentType: string, body: Buffer): readonly Part[] {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const name = boundary?.[1] ?? boundary?.[2]
  if (!name) return refuse('body', 'the content type names no boundary')
  const pieces = split(Buffer.concat([Buffer.from('\r\n'), body]), Buffer.from(`\r\n--${name}`))
  const last = pieces.at(-1)?.toString('latin1')
  if (pieces.length < 2 || pieces[0]?.length !== 0) return refuse('body', 'it does not begin with its boundary')
  if (last === undefined || !/^--(?:\r\n)?$/.test(last)) return refuse('body', 'it does not end with its last boundary')
  return pieces.slice(1, -1).map(partOf)
}

function split(whole: Buffer, separator: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = []
  let from = 0
  for (let at = whole.indexOf(separator); at >= 0; at = whole.indexOf(separator, from)) {
    pieces.push(whole.subarray(from, at))
    from = at + separator.length
  }
  return [...pieces, whole.subarray(from)]
}

function partOf(piece: Buffer): Part {
  const end = piece.indexOf('\r\n\r\n')
  if (!piece.subarray(0, 2).equals(Buffer.from('\r\n')) || end < 0) return refuse('body', 'a part has no headers')
  const headers = new Map(
    piece
      .subarray(2, end)
      .toString('utf8')
      .split('\r\n')
      .map((line) => [line.split(':', 1)[0]?.trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const disposition = headers.get('content-disposition') ?? ''
  const name = parameter(disposition, 'name')
  if (!disposition.startsWith('form-data') || name === undefined)
    return refuse('body', 'a part is not named by "Content-Disposition: form-data; name=…"')
  return {
    name,
    filename: parameter(disposition, 'filename'),
    type: headers.get('content-type')?.split(';')[0]?.trim().toLowerCase(),
    body: piece.subarray(end + 4),
  }
}

function parameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}="([^"]*)"`).exec(disposition)?.[1]
  return found?.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n')
}
