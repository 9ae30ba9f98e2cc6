import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiDescription } from '../../packages/operant/src/server/api/create-api.ts'
import { clientHead } from '../../packages/operant/src/server/api/client-head.ts'

/** Writes the types of the console's client from our own description: packages/console/src/api/types.gen.ts. */
const file = join(import.meta.dirname, '../../packages/console/src/api/types.gen.ts')
const folder = mkdtempSync(join(tmpdir(), 'operant-client-'))
try {
  const description = apiDescription()
  const [source, made] = [join(folder, 'openapi.json'), join(folder, 'types.ts')]
  writeFileSync(source, JSON.stringify(description))
  // It needs a TypeScript that can be called as a library, which 7 cannot.
  const packages = ['--package=openapi-typescript@7.13.0', '--package=typescript@5.9']
  execFileSync('npm', ['exec', '--yes', ...packages, '--', 'openapi-typescript', source, '-o', made], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  writeFileSync(file, `${clientHead(description)}${readFileSync(made, 'utf8')}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
