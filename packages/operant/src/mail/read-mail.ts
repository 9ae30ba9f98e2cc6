import { createHash } from 'node:crypto'
import { isAddress } from '../facts/mail-address.ts'

/** What is read of a mail that came in. */
export interface ReadMail {
  /** Its Message-ID; of a mail without one a fingerprint of all of it. */
  readonly id: string
  /** One address; empty where the mail names none, or several. */
  readonly from: string
  readonly subject: string
  /** Sent by a machine, such as a note that somebody is away. */
  readonly automatic: boolean
  /** What it says, as plain text. */
  readonly text: string
}

interface Part {
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** Parts within parts that are looked into. */
const deepest = 8

/** Reads a mail as it travels (RFC 5322 with MIME). Whatever it cannot read it leaves empty. */
export function readMail(raw: Buffer): ReadMail {
  // Each byte as one character: what a part's bytes mean, only its own headers say.
  const whole = partOf(raw.toString('latin1'))
  const header = (name: string): string => decodedWords(whole.headers.get(name) ?? '')
  return {
    id: header('message-id').trim().slice(0, 500) || `<${createHash('sha256').update(raw).digest('hex')}@no-id>`,
    from: addressIn(header('from')),
    subject: header('subject').replaceAll(/\s+/g, ' ').trim(),
    automatic: isAutomatic(header),
    text: textOf(whole, 0) ?? '',
  }
}

function isAutomatic(header: (name: string) => string): boolean {
  const submitted = header('auto-submitted').trim().toLowerCase()
  const bulk = /^(bulk|junk|list|auto_reply)$/i.test(header('precedence').trim())
  return bulk || (submitted !== '' && submitted !== 'no') || header('x-autoreply') !== ''
}

function partOf(text: string): Part {
  const [, head = '', body = ''] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(text) ?? [undefined, text]
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    // The first counts: a second one was put in by somebody on the way.
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return { headers, body }
}

/** The plain text of a part, or else its markup without tags; undefined where it holds neither. */
function textOf(part: Part, depth: number): string | undefined {
  const [type = '', ...parameters] = (part.headers.get('content-type') ?? 'text/plain').split(';')
  const kind = type.trim().toLowerCase()
  if (kind.startsWith('multipart/')) {
    const boundary = parameterOf(parameters, 'boundary')
    if (boundary === undefined || depth >= deepest) return undefined
    const inner = partsIn(part.body, boundary)
    const plain = inner.find((one) =>
      /^(text\/plain|multipart\/)/i.test(one.headers.get('content-type') ?? 'text/plain'),
    )
    return (
      (plain && textOf(plain, depth + 1)) ?? inner.map((one) => textOf(one, depth + 1)).find((one) => one !== undefined)
    )
  }
  if (kind !== 'text/plain' && kind !== 'text/html') return undefined
  if (/^attachment/i.test(part.headers.get('content-disposition') ?? '')) return undefined
  const text = decodedText(bytesOf(part), parameterOf(parameters, 'charset')).replaceAll('\r\n', '\n')
  return kind === 'text/html' ? withoutTags(text) : text
}

function partsIn(body: string, boundary: string): readonly Part[] {
  const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1)
  const end = pieces.findIndex((piece) => piece.startsWith('--'))
  return (end < 0 ? pieces : pieces.slice(0, end)).map((piece) =>
    partOf(piece.replace(/^[^\n]*\n/, '').replace(/\r$/, '')),
  )
}

function parameterOf(parameters: readonly string[], name: string): string | undefined {
  const found = parameters.map((one) => one.trim()).find((one) => one.toLowerCase().startsWith(`${name}=`))
  return found?.slice(name.length + 1).replace(/^"(.*)"$/, '$1')
}

function bytesOf({ headers, body }: Part): Buffer {
  switch ((headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64')
    case 'quoted-printable':
      return Buffer.from(quotedBytes(body.replaceAll(/=[ \t]*\r?\n/g, '')), 'latin1')
    default:
      return Buffer.from(body, 'latin1')
  }
}

function quotedBytes(text: string): string {
  return text.replaceAll(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function decodedText(bytes: Buffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset.trim()).decode(bytes)
  } catch {
    return new TextDecoder('utf-8').decode(bytes)
  }
}

/** `=?utf-8?B?…?=` in headers (RFC 2047). */
function decodedWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/gi, (_, charset: string, how: string, words: string) =>
      decodedText(
        how.toLowerCase() === 'b'
          ? Buffer.from(words, 'base64')
          : Buffer.from(quotedBytes(words.replaceAll('_', ' ')), 'latin1'),
        charset,
      ),
    )
}

/** The address of a sender, with or without a name before it. */
function addressIn(from: string): string {
  const bracketed = [...from.matchAll(/<([^<>]*)>/g)].map(([, one = '']) => one.trim())
  const [address = '', ...others] = bracketed.length > 0 ? bracketed : [from.trim()]
  return others.length === 0 && isAddress(address) ? address : ''
}

function withoutTags(text: string): string {
  return text
    .replaceAll(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, '')
    .replaceAll(/<(br|\/p|\/div|\/tr|\/li)\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(nbsp|lt|gt|quot|amp|#39);/g, (_, name: string) => entities[name] ?? ' ')
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" }

/** What the sender wrote themselves: without what is quoted, and without what stands below it. */
export function ownWords(text: string): string {
  const lines = text.split('\n')
  const quoted = lines.findIndex((line) =>
    /^(On|Am) .*(wrote|schrieb).*:\s*$|^-{2,}\s*Original Message|^_{8,}\s*$|^-- $/i.test(line),
  )
  return (quoted < 0 ? lines : lines.slice(0, quoted))
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .trim()
}
