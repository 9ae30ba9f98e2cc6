import type { Schemas } from '../document/schemas.ts'
import type { ServedDocument, ServedOperation } from '../document/served.ts'
import { refuse } from '../refusal.ts'
import { decodeBody, type DecodedBody } from './body.ts'
import { matchOperation } from './match.ts'
import { namedValues, NamedValues } from './named-values.ts'
import { decodeParameters, type DecodedParameters } from './parameters.ts'
import { headerOf, type Received } from './received.ts'
import { checkSecurity, type Credentials } from './security.ts'
import { Undecodable } from './text.ts'

/** A request that is what the document says, with what was meant by it. */
export interface DecodedRequest {
  readonly operation: ServedOperation
  readonly parameters: DecodedParameters
  readonly body: DecodedBody | undefined
  /** The security schemes that were satisfied. */
  readonly security: readonly string[]
}

/** Decodes a request. @throws Refusal where it is not exactly what the document says. */
export function decodeRequest(
  document: ServedDocument,
  schemas: Schemas,
  credentials: Credentials,
  received: Received,
): DecodedRequest {
  const { operation, path, query: raw } = matchOperation(document, received)
  const query = new NamedValues(readNamed('query', () => namedValues(raw, '&', 'expanded')))
  const cookies = new NamedValues(
    // The examples of the specification join cookies by an ampersand, HTTP by a semicolon.
    readNamed('cookie', () => namedValues(headerOf(received, 'cookie') ?? '', /; |&/, 'expanded')),
  )
  const security = checkSecurity(document, operation, credentials, { received, query, cookies })
  const parameters = decodeParameters(operation, schemas, { received, path, query, cookies })
  return { operation, parameters, body: decodeBody(operation.body, schemas, received), security }
}

function readNamed<Result>(where: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof Undecodable) return refuse(where, error.message)
    throw error
  }
}
