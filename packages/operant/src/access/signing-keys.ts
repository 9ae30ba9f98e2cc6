import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SigningKeys } from './signature.ts'

/** The variable that holds the keys where several machines share a database. */
const signingKeyVariable = 'OPERANT_SIGNING_KEY'

/** Least bytes of a key. */
const least = 32

/** Where a project keeps its keys on this machine: for its owner's eyes only. */
export function signingKeyFile(folder: string): string {
  return join(folder, 'keys', 'signing.key')
}

/**
 * The keys of a project: from the environment, or else from its state folder, where one is made when it is first needed.
 * One a line, or separated by spaces, in base64; the first signs.
 * @throws where they cannot be read or are too short.
 */
export function signingKeys(
  folder: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): SigningKeys {
  const given = environment[signingKeyVariable]
  if (given) return keysIn(given, signingKeyVariable)
  const file = signingKeyFile(folder)
  return keysIn(readOrMake(file), file)
}

function keysIn(text: string, where: string): SigningKeys {
  const [first, ...others] = text.split(/\s+/).flatMap((word) => (word === '' ? [] : [Buffer.from(word, 'base64')]))
  if (!first || [first, ...others].some((key) => key.length < least))
    throw new Error(
      `${where}: expected a key of at least ${least} bytes in base64. To mend it, make one by openssl rand -base64 32`,
    )
  return [first, ...others]
}

function readOrMake(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // Whole before it has its name, and never over one that another process made meanwhile.
  const made = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(made, `${randomBytes(least).toString('base64')}\n`, { mode: 0o600 })
  chmodSync(made, 0o600)
  try {
    linkSync(made, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(made, { force: true })
  }
  return readFileSync(file, 'utf8')
}
