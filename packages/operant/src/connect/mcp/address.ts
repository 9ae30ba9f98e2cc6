import { MissingSecret, readSecret, type Secret } from '../secret.ts'
import type { Scheme } from '../http/security.ts'

/** Where a server is: a program that is started, or an address. */
export type McpAddress =
  | {
      /** The program and its arguments. */
      readonly command: readonly [string, ...string[]]
      /** Besides the few variables that any program is given. */
      readonly environment?: Readonly<Record<string, Secret>>
      /** Default: where Operant runs. */
      readonly folder?: string
    }
  | {
      readonly url: string
      /** Ways to show who calls. */
      readonly schemes?: readonly Scheme[]
    }

type Environment = Readonly<Record<string, string | undefined>>

/** @throws MissingSecret naming the variable. */
export function environmentOf(
  secrets: Readonly<Record<string, Secret>>,
  environment: Environment,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, one]) => {
      const value = readSecret(one, environment)
      if (value === undefined) throw new MissingSecret(one.variable)
      return [name, value]
    }),
  )
}

/** An address that may be called. */
export function checkedUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed && /^https?:$/.test(parsed.protocol) && parsed.username === '' && parsed.password === '') return parsed
  throw new Error(
    `the server's url: expected an address that begins with https:// or http:// and holds no credentials. To mend it, write it as in url: "https://mcp.example.com/mcp"`,
  )
}
