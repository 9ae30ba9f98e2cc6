import { lookup as lookUp } from 'node:dns/promises'
import { request as overHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { mayReach, type Networks } from './networks.ts'

/** What became of a message that was sent. */
export type Posted =
  | { readonly kind: 'taken'; readonly status: number }
  /** Whoever receives wants nothing any more. */
  | { readonly kind: 'gone'; readonly status: number }
  | { readonly kind: 'failed'; readonly status: number | null; readonly problem: string }

/** All addresses of a host. */
export type Resolve = (host: string) => Promise<readonly string[]>

export interface PostOptions {
  readonly allowed: Networks
  /** Default: as this machine does. */
  readonly resolve?: Resolve
  /** Milliseconds until an answer has to be there. Default 15,000: less than a message's first pause. */
  readonly patience?: number
}

/**
 * Posts a message. The addresses are looked up once and checked, and the connection goes to just these: a name that
 * means another address a moment later reaches nothing. No redirect is followed, and of the answer only its status counts.
 */
export async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { allowed, resolve = systemResolve, patience = 15_000 }: PostOptions,
): Promise<Posted> {
  try {
    const over = AbortSignal.timeout(patience)
    const target = new URL(url)
    const addresses = await within(over, reachable(target, allowed, resolve))
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      // A connection for this message alone, by no proxy.
      agent: false,
      lookup: only(addresses),
      signal: over,
    }
    const status = await answered(target, options, body)
    if (status >= 200 && status < 300) return { kind: 'taken', status }
    return status === 410 ? { kind: 'gone', status } : { kind: 'failed', status, problem: `it answered ${status}` }
  } catch (error) {
    const late = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
    const problem = error instanceof Error ? error.message || error.name : String(error)
    return { kind: 'failed', status: null, problem: late ? `no answer within ${patience / 1000} s` : problem }
  }
}

/**
 * What keeps a message from being sent to a URL at all, wherever its host is; undefined: nothing. Without TLS anybody on
 * the way can read it, so that is for networks which the project allows.
 */
export function urlProblem(url: string): string | undefined {
  if (!URL.canParse(url)) return 'this is no URL'
  const { protocol, username, password, hash } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return 'expected https'
  if (`${username}${password}${hash}` !== '') return 'a URL may hold no name, no password and no fragment'
  return undefined
}

async function reachable(target: URL, allowed: Networks, resolve: Resolve): Promise<readonly string[]> {
  const problem = urlProblem(target.href)
  if (problem !== undefined) throw new Error(problem)
  const host = target.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) === 0 ? await resolve(host) : [host]
  if (addresses.length === 0) throw new Error(`${host} has no address`)
  for (const address of addresses) {
    const reach = mayReach(address, allowed)
    // One of several is enough: which one is connected to is chance.
    if (reach === 'closed')
      throw new Error(`${host} is ${address}, which is not public. To allow it, name its network in webhooksOut.allow`)
    if (reach === 'public' && target.protocol !== 'https:')
      throw new Error(`${host} is ${address}, which is public: that takes https`)
  }
  return addresses
}

/** Answers what was looked up and checked before, whatever is asked for. */
function only(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }))
  const [first] = all
  return (_, { all: wantsAll }, callback) => {
    if (wantsAll) callback(null, all)
    else callback(null, first?.address ?? '', first?.family)
  }
}

function answered(target: URL, options: RequestOptions, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const heard = (answer: IncomingMessage): void => {
      // What else it says is not read.
      answer.destroy()
      resolve(answer.statusCode ?? 0)
    }
    const request = target.protocol === 'https:' ? overHttps(target, options, heard) : overHttp(target, options, heard)
    request.on('error', reject).end(body)
  })
}

async function within<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  signal.throwIfAborted()
  return await Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    }),
  ])
}

async function systemResolve(host: string): Promise<readonly string[]> {
  return (await lookUp(host, { all: true })).map(({ address }) => address)
}
