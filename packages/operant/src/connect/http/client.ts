import type { z } from 'zod'
import { Said, type Say } from '../../agent/say.ts'
import { systemClock, type Clock } from '../../facts/time.ts'
import { cleaned, contentOf, problemOf, statusOnly, withoutSecrets, WrongAnswer } from './answer.ts'
import { fieldNames, Unsendable, type Operation } from './operation.ts'
import { outcomeOf, type Asked, type Outcome } from './outcome.ts'
import { noCredentials, requestOf, type Credentials, type WireRequest } from './request.ts'
import type { OpenScheme, Scheme } from './security.ts'
import { network, NoAnswer, type Transport, type WireAnswer } from './transport.ts'

export interface HttpClientOptions {
  /** Where the system is, such as `https://api.example.com/v1`. */
  readonly base: string
  /** Ways to show who calls, by name. */
  readonly schemes?: Readonly<Record<string, Scheme>>
  /** The schemes that an operation takes which names none. Default: none. */
  readonly security?: readonly string[]
  /** Milliseconds that one request may take. Default 25 000. */
  readonly timeout?: number
  /** Greatest length of an answer, in bytes. Default 10 MB. */
  readonly most?: number
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly transport?: Transport
  readonly clock?: Clock
}

/** Calls the operations of one system. */
export interface HttpClient {
  /** Asks; may be repeated at any time. */
  read<I extends string, S extends z.ZodType>(
    inputs: Readonly<Record<I, unknown>>,
    say: Say<I>,
    operation: Operation<NoInfer<I>, S>,
  ): Promise<z.output<S> | Said>
  /**
   * Does something. What is said is certain: nothing was done.
   * @throws an error whose `retry` is `unknown-outcome` where it may have been done.
   */
  write<I extends string, S extends z.ZodType>(
    inputs: Readonly<Record<I, unknown>>,
    say: Say<I>,
    operation: Operation<NoInfer<I>, S>,
    key: string,
  ): Promise<z.output<S> | Said>
}

/** A call that did not come to an answer; `retry` says what may be done about it. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  readonly retry: 'later' | 'unknown-outcome'

  constructor(reason: string, retry: 'later' | 'unknown-outcome') {
    super(reason)
    this.retry = retry
  }
}

/** A client that sends each operation exactly as it is described, and answers by what the status means. */
export function httpClient(options: HttpClientOptions): HttpClient {
  const { transport = network, clock = systemClock, environment = process.env } = options
  const base = checkedBase(options.base)
  const ports = { transport, environment, now: () => clock.now().getTime() }
  const schemes = new Map(Object.entries(options.schemes ?? {}).map(([name, scheme]) => [name, scheme.open(ports)]))
  const limits = { timeout: options.timeout ?? 25_000, most: options.most ?? 10_000_000 }
  const hidden = (): readonly string[] => [...schemes.values()].flatMap((scheme) => scheme.hidden())
  const systems = new URL(base).host

  async function call<I extends string, S extends z.ZodType>(
    inputs: Readonly<Record<I, unknown>>,
    say: Say<I>,
    operation: Operation<I, S>,
    key?: string,
  ): Promise<z.output<S> | Said> {
    const used = (operation.security ?? options.security ?? []).map((name) => schemeOf(schemes, name))
    const writes = key !== undefined
    try {
      const request = requestOf(operation, inputs, base, await credentialsOf(used), key)
      const answer = cleaned(await sent(transport, request, limits, writes), hidden())
      if (answer.status === 401) for (const scheme of used) scheme.forget()
      const asked: Asked = { writes, names: namesOf(operation), now: ports.now(), systems }
      const outcome = outcomeOf(answer, asked)
      return outcome.kind === 'done' ? valueOf(answer, operation, systems, writes) : said(outcome, say)
    } catch (error) {
      if (error instanceof Unsendable) return say.refused(error.message, error.input as I | undefined)
      if (error instanceof NoAnswer) throw failed(error, systems, writes)
      if (error instanceof Error) error.message = withoutSecrets(error.message, hidden())
      throw error
    }
  }
  return { read: (inputs, say, operation) => call(inputs, say, operation), write: call }
}

function checkedBase(base: string): string {
  const parsed = URL.canParse(base) ? new URL(base) : undefined
  if (parsed && /^https?:$/.test(parsed.protocol) && parsed.username === '' && parsed.password === '') return base
  throw new Error(
    'the connector\'s base: expected an address that begins with https:// or http:// and holds no credentials. To mend it, write it as in base: "https://api.example.com/v1"',
  )
}

function schemeOf(schemes: ReadonlyMap<string, OpenScheme>, name: string): OpenScheme {
  const found = schemes.get(name)
  if (found) return found
  throw new Error(
    `security: the connector has no scheme "${name}" (it has ${[...schemes.keys()].join(', ') || 'none'})`,
  )
}

async function credentialsOf(schemes: readonly OpenScheme[]): Promise<Credentials> {
  const parts = await Promise.all(schemes.map((scheme) => scheme.credentials()))
  return parts.reduce<Credentials>(
    (all, { headers = [], query = [], cookies = [] }) => ({
      headers: [...all.headers, ...headers],
      query: [...all.query, ...query],
      cookies: [...all.cookies, ...cookies],
    }),
    noCredentials,
  )
}

const mostRedirects = 3

/** Reads follow the system to other addresses of its own; nothing follows it anywhere else. */
async function sent(
  transport: Transport,
  request: WireRequest,
  limits: { readonly timeout: number; readonly most: number },
  writes: boolean,
): Promise<WireAnswer> {
  let current = request
  for (let count = 0; ; count += 1) {
    const answer = await transport(current, limits)
    const { location } = answer.headers
    if (writes || request.body || count >= mostRedirects || !isRedirect(answer.status) || location === undefined)
      return answer
    const next = URL.canParse(location, current.origin + current.target)
      ? new URL(location, current.origin + current.target)
      : undefined
    if (next?.origin !== request.origin) return answer
    current = { ...current, target: next.pathname + next.search }
  }
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status)
}

/** What each input is called where an error may name it. */
function namesOf(operation: Operation): ReadonlyMap<string, string> {
  const places = Object.entries(operation.parameters ?? {}).map(
    ([input, place]) => [input, place?.name ?? input] as const,
  )
  const fields = operation.body?.fields ? [...fieldNames(operation.body.fields)] : []
  return new Map([...places, ...fields])
}

function said<I extends string>(outcome: Exclude<Outcome, { kind: 'done' }>, say: Say<I>): Said {
  switch (outcome.kind) {
    case 'absent':
      return say.missing(outcome.reason)
    case 'refused':
      return new Said('refused', outcome.reason, outcome.blame, undefined, outcome.about)
    case 'later':
      return new Said('later', outcome.reason, undefined, outcome.after, outcome.about)
    case 'unknown':
      throw new CallFailed(outcome.reason, 'unknown-outcome')
  }
}

function failed(error: NoAnswer, systems: string, writes: boolean): CallFailed {
  const reason = `${systems}: ${error.message}`
  return new CallFailed(reason, writes && !error.unsent ? 'unknown-outcome' : 'later')
}

/** The content, held against its description. A write was done whatever its answer looks like. */
function valueOf<S extends z.ZodType>(
  answer: WireAnswer,
  operation: Operation<string, S>,
  systems: string,
  writes: boolean,
): z.output<S> {
  const schema: z.ZodType = operation.answer
  if (schema === statusOnly) return { status: answer.status } as z.output<S>
  const content = contentIn(answer, systems, writes)
  const fits = operation.answer.safeParse(content)
  if (fits.success) return fits.data
  if (writes) return content as z.output<S>
  const { path, found, expected } = problemOf(fits.error, content)
  throw new WrongAnswer(systems, path, found, expected)
}

function contentIn(answer: WireAnswer, systems: string, writes: boolean): unknown {
  try {
    return contentOf(answer)
  } catch {
    if (writes) return null
    throw new WrongAnswer(systems, '', 'broken JSON', 'JSON')
  }
}
