/** A webhook that the project takes. */
export interface Hook {
  /** The secrets that a sender may sign with, newest first; two while one is being replaced. */
  readonly secrets: readonly Buffer[]
}

const prefix = 'whsec_'

/**
 * The secrets in a variable of the environment, separated by spaces: base64, with or without `whsec_`.
 * @throws where there is none, or one is too short to be a secret.
 */
export function secretsIn(text: string | undefined, where: string): readonly Buffer[] {
  const words = (text ?? '').split(/\s+/).filter((word) => word !== '')
  const secrets = words.map((word) => Buffer.from(word.startsWith(prefix) ? word.slice(prefix.length) : word, 'base64'))
  if (secrets.length === 0 || secrets.some((secret) => secret.length < 16))
    throw new Error(
      `${where}: expected a secret of at least 16 bytes in base64. To mend it, set it to what the sender shows, as in whsec_…`,
    )
  return secrets
}
