import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder that an embedded Postgres may live in whoever it runs as: others may pass through, not look. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `operant-${name}-`))
  await chmod(folder, 0o711)
  return folder
}
