/** A text that a specification does not allow where it stands. */
export class Undecodable extends Error {
  override readonly name = 'Undecodable'
}

/** How the characters of a value were written. */
export type Alphabet =
  /** As RFC 6570 expands a value: everything but the unreserved is percent-encoded. */
  | 'expanded'
  /** As RFC 6570 expands with reserved characters passed through. */
  | 'reserved'
  /** As application/x-www-form-urlencoded: plus is a space. */
  | 'form'
  /** As it is: headers, parts of a multipart body. */
  | 'plain'

// The marks ! ' ( ) * have no meaning anywhere in a URI, and encodeURIComponent leaves them as they are.
const allowed: Readonly<Record<Exclude<Alphabet, 'plain'>, RegExp>> = {
  expanded: /^(?:[A-Za-z0-9._~!'()*-]|%[0-9A-Fa-f]{2})*$/,
  reserved: /^(?:[A-Za-z0-9._~!'()*:/?@$,;=-]|%[0-9A-Fa-f]{2})*$/,
  form: /^(?:[A-Za-z0-9._~!'()*:/@$,;?+-]|%[0-9A-Fa-f]{2})*$/,
}

/** Decodes one name or value. @throws Undecodable. */
export function decoded(raw: string, alphabet: Alphabet): string {
  if (alphabet === 'plain') return raw
  if (!allowed[alphabet].test(raw))
    throw new Undecodable(`${JSON.stringify(raw)} holds a character that has to be percent-encoded`)
  try {
    return decodeURIComponent(alphabet === 'form' ? raw.replaceAll('+', ' ') : raw)
  } catch {
    throw new Undecodable(`${JSON.stringify(raw)} is not UTF-8`)
  }
}
