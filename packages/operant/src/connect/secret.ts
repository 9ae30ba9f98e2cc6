const value: unique symbol = Symbol('operant.secret')

/** A credential by the name of the variable of the environment that holds it. It has no text form on purpose. */
export interface Secret {
  readonly variable: string
  /** For clients only. */
  readonly [value]: (environment: Readonly<Record<string, string | undefined>>) => string | undefined
}

/** A credential that is missing; only the variable is named. */
export class MissingSecret extends Error {
  override readonly name = 'MissingSecret'
  readonly retry = 'no'
  readonly about = 'credentials'

  constructor(variable: string) {
    super(
      `${variable} is not set. To mend it, set the variable in the environment that Operant runs in, and start it again`,
    )
  }
}

/** Names a credential: `secret('SHOP_TOKEN')`. It is read when the client opens, and kept by nothing but the client. */
export function secret(variable: string): Secret {
  if (!/^[A-Za-z_]\w*$/.test(variable))
    throw new Error(`secret("${variable}"): expected the name of a variable of the environment, such as SHOP_TOKEN`)
  return { variable, [value]: (environment) => environment[variable] }
}

/** For clients only: what the secret is; undefined where its variable is not set or empty. */
export function readSecret(one: Secret, environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const read = one[value](environment)?.trim()
  return read === '' ? undefined : read
}
