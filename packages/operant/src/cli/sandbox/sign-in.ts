import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { identify } from '../../access/identify.ts'
import { newToken, secretHash } from '../../access/tokens.ts'
import type { Project } from '../../project/open-project.ts'
import { replaceToken, firstTokens } from '../../store/tokens.ts'

const secretsSchema = z.record(z.string(), z.string())

/** Days for which somebody can sign in to a sandbox. */
const days = 3_650

/** Somebody of the sample company, and the secret by which they sign in. */
export interface SandboxPerson {
  readonly name: string
  readonly roles: readonly string[]
  readonly secret: string
}

/**
 * The people of a sandbox with a token each. The secrets are kept in its folder, for its owner's eyes, so that the same
 * lines hold after a restart: everything in a sandbox is made up. Elsewhere a secret is never kept.
 */
export async function sandboxPeople(project: Project, names: readonly string[]): Promise<readonly SandboxPerson[]> {
  const file = join(project.folder, 'sandbox', 'sign-in.json')
  const kept = await keptSecrets(file)
  const people: SandboxPerson[] = []
  for (const { name, roles } of project.definition.principals)
    if (names.includes(name)) people.push({ name, roles, secret: await secretOf(project, name, roles, kept[name]) })
  await mkdir(join(project.folder, 'sandbox'), { recursive: true, mode: 0o700 })
  const secrets = Object.fromEntries(people.map(({ name, secret }) => [name, secret]))
  await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return people
}

async function secretOf(
  { pool, definition, clock }: Project,
  person: string,
  roles: readonly string[],
  kept: string | undefined,
): Promise<string> {
  const now = clock.now()
  if (kept !== undefined && 'person' in (await identify(pool, definition.principals, kept, now))) return kept
  const secret = newToken()
  await replaceToken(pool, {
    id: `${firstTokens}_${person}`,
    hash: secretHash(secret),
    person,
    roles,
    note: 'the sandbox',
    madeBy: 'the terminal',
    madeAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + days * 86_400_000).toISOString(),
  })
  return secret
}

async function keptSecrets(file: string): Promise<Readonly<Record<string, string>>> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    return {}
  }
  return secretsSchema.parse(JSON.parse(text))
}
