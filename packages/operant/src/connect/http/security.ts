import { readSecret, MissingSecret, type Secret } from '../secret.ts'
import type { Credentials } from './request.ts'
import { percent } from './serialise.ts'
import type { Transport } from './transport.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface SchemePorts {
  readonly transport: Transport
  readonly environment: Environment
  readonly now: () => number
}

/** A way to show who calls. */
export interface Scheme {
  readonly secrets: readonly Secret[]
  /** For clients only. */
  readonly open: (ports: SchemePorts) => OpenScheme
}

export interface OpenScheme {
  /** @throws MissingSecret naming the variable. */
  credentials(): Promise<Partial<Credentials>>
  /** What was given is not accepted any more. */
  forget(): void
  /** Values that must never be told, as far as they are known. */
  hidden(): readonly string[]
}

/** `Authorization: Bearer …`: an API token, or an access token that was obtained otherwise. */
export function bearer(token: Secret): Scheme {
  return fixed([token], ([value = '']) => ({ headers: [['authorization', `Bearer ${value}`]] }))
}

/** `Authorization: Basic …`. */
export function basic(user: Secret, password: Secret): Scheme {
  return fixed([user, password], ([name = '', word = '']) => ({
    headers: [['authorization', `Basic ${base64(`${name}:${word}`)}`]],
  }))
}

/** A key in a header, the query or a cookie of this name. */
export function apiKey(where: 'header' | 'query' | 'cookie', name: string, key: Secret): Scheme {
  return fixed([key], ([value = '']) => {
    if (where === 'header') return { headers: [[name.toLowerCase(), value]] }
    return where === 'query' ? { query: [[name, value]] } : { cookies: [[percent(name), percent(value)]] }
  })
}

function fixed(secrets: readonly Secret[], made: (values: readonly string[]) => Partial<Credentials>): Scheme {
  return {
    secrets,
    open({ environment }) {
      const values = secrets.map((one) => readSecret(one, environment))
      return {
        async credentials() {
          return made(values.map((value, place) => present(value, secrets[place])))
        },
        forget() {},
        hidden: () => hiddenForms(values),
      }
    },
  }
}

function present(value: string | undefined, one: Secret | undefined): string {
  if (value !== undefined) return value
  throw new MissingSecret(one?.variable ?? 'a secret')
}

/** OAuth 2 client credentials: a token of the system's own token address, kept until shortly before it ends. */
export function clientCredentials(options: {
  readonly tokenUrl: string
  readonly id: Secret
  readonly secret: Secret
  readonly scopes?: readonly string[]
}): Scheme {
  const { id, secret, scopes = [] } = options
  return {
    secrets: [id, secret],
    open(ports) {
      const values = [id, secret].map((one) => readSecret(one, ports.environment))
      let kept: { readonly token: string; readonly until: number } | undefined
      let asking: Promise<string> | undefined
      const ask = async (): Promise<string> => {
        const [user, word] = [present(values[0], id), present(values[1], secret)]
        const grant = await tokenFrom(ports, options.tokenUrl, `${percent(user)}:${percent(word)}`, scopes)
        kept = { token: grant.token, until: ports.now() + grant.seconds * 1000 }
        return grant.token
      }
      return {
        async credentials() {
          if (kept && ports.now() < kept.until) return { headers: [['authorization', `Bearer ${kept.token}`]] }
          asking ??= ask().finally(() => (asking = undefined))
          return { headers: [['authorization', `Bearer ${await asking}`]] }
        },
        forget: () => (kept = undefined),
        hidden: () => hiddenForms([...values, kept?.token]),
      }
    },
  }
}

async function tokenFrom(ports: SchemePorts, address: string, credentials: string, scopes: readonly string[]) {
  const { origin, pathname, search } = new URL(address)
  const scope = scopes.length === 0 ? '' : `&scope=${percent(scopes.join(' '))}`
  const answer = await ports.transport(
    {
      method: 'POST',
      origin,
      target: `${pathname}${search}`,
      headers: [
        ['accept', 'application/json'],
        ['authorization', `Basic ${base64(credentials)}`],
        ['content-type', 'application/x-www-form-urlencoded'],
      ],
      body: Buffer.from(`grant_type=client_credentials${scope}`),
    },
    { timeout: 15_000, most: 100_000 },
  )
  const grant = answer.status === 200 ? grantIn(Buffer.from(answer.body).toString('utf8')) : undefined
  if (grant) return grant
  throw new TokenRefused(`the token address answered ${answer.status} and gave no token`, answer.status >= 500)
}

/** No access token was given: nothing was asked of the system itself. */
class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
  readonly about: 'credentials' | undefined
  readonly retry: 'no' | 'later'

  constructor(reason: string, later: boolean) {
    super(reason)
    this.retry = later ? 'later' : 'no'
    this.about = later ? undefined : 'credentials'
  }
}

function grantIn(text: string): { readonly token: string; readonly seconds: number } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('access_token' in value)) return undefined
    const seconds = 'expires_in' in value ? Number(value.expires_in) : 300
    if (typeof value.access_token !== 'string') return undefined
    return { token: value.access_token, seconds: Math.max(0, (Number.isFinite(seconds) ? seconds : 300) - 30) }
  } catch {
    return undefined
  }
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}

/** A secret as it may turn up in an answer that repeats the request. */
function hiddenForms(values: readonly (string | undefined)[]): readonly string[] {
  const given = values.filter((value) => value !== undefined)
  const pair = given.length === 2 ? [base64(given.join(':'))] : []
  const forms = [...given, ...pair].flatMap((value) => [
    value,
    percent(value),
    base64(value),
    JSON.stringify(value).slice(1, -1),
  ])
  // What is as short as a word would be found everywhere.
  return [...new Set(forms)].filter((form) => form.length >= 4).toSorted((one, other) => other.length - one.length)
}
