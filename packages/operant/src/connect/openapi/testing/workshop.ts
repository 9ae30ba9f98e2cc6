import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeConnection } from '../../source/connection-file.ts'
import { importOpenApi, type ImportedOpenApi, type ImportOptions } from '../import-openapi.ts'

const root = join(import.meta.dirname, '../../../../../..')

export interface Ran {
  readonly code: number
  readonly output: string
}

/** A folder of a user of `operant`, where connections are written, type-checked and loaded. */
export interface Workshop {
  readonly folder: string
  connect(options: ImportOptions): Promise<ImportedOpenApi>
  write(file: string, text: string): string
  /** Strictly, as a project of `operant init` is. */
  types(): Promise<Ran>
  /** Runs a file of the folder. */
  run(file: string, environment?: Readonly<Record<string, string>>): Promise<Ran>
  remove(): void
}

export function workshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'operant-connect-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const write = (file: string, text: string): string => {
    writeFileSync(join(folder, file), text)
    return join(folder, file)
  }
  write('package.json', '{ "type": "module" }')
  write(
    'tsconfig.json',
    JSON.stringify({ extends: join(root, 'tsconfig.json'), include: ['.'], exclude: ['node_modules'] }),
  )
  return {
    folder,
    async connect(options) {
      const made = await importOpenApi(options)
      writeConnection(join(folder, 'connections'), made.source)
      return made
    },
    write,
    types: () => ran([join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], folder),
    run: (file, environment = {}) =>
      ran(['-C', 'operant-source', '--disable-warning=ExperimentalWarning', join(folder, file)], folder, environment),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function ran(words: readonly string[], cwd: string, environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, ...environment }, maxBuffer: 50_000_000 }
    execFile(process.execPath, [...words], options, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output: stdout + stderr }),
    )
  })
}

/** A public document that nobody here wrote, from the package @readme/oas-examples. */
export function publicDocument(path: string): string {
  return join(root, 'node_modules/@readme/oas-examples', path)
}
