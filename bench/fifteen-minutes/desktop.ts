import { spawn } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { Edit } from './edits/edits.ts'

const root = join(import.meta.dirname, '../..')
const main = join(root, 'packages/operant/src/cli/main.ts')

export interface Ran {
  readonly command: string
  readonly code: number | null
  readonly output: string
}

/** A fresh folder in which somebody types commands and edits files, with this repository's packages installed. */
export class Desktop {
  readonly folder: string
  readonly commands: Ran[] = []
  readonly #environment: NodeJS.ProcessEnv
  #working: string

  private constructor(folder: string, environment: Readonly<Record<string, string>>) {
    this.folder = folder
    this.#working = folder
    const { DATABASE_URL: _url, OPERANT_CONFIG: _config, FORCE_COLOR: _colour, ...inherited } = process.env
    const own = Object.entries(inherited).filter(([name]) => !name.startsWith('npm_'))
    this.#environment = { ...Object.fromEntries(own), ...environment }
  }

  static async open(environment: Readonly<Record<string, string>>): Promise<Desktop> {
    return new Desktop(await temporaryFolder('fifteen-minutes'), environment)
  }

  /** Types a command of operant. */
  async operant(...words: readonly string[]): Promise<Ran> {
    const flags = ['-C', 'operant-source', '--disable-warning=ExperimentalWarning', main]
    const child = spawn(process.execPath, [...flags, ...words], {
      cwd: this.#working,
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    const ran = { command: `operant ${words.join(' ')}`, code, output }
    this.commands.push(ran)
    return ran
  }

  /** Makes the project; in the place of what npm would install stand the packages of this repository. */
  async init(name: string): Promise<Ran> {
    const ran = await this.operant('init', name, '--no-install')
    this.#working = join(this.folder, name)
    symlinkSync(join(root, 'node_modules'), join(this.#working, 'node_modules'))
    return ran
  }

  read(file: string): string {
    return readFileSync(join(this.#working, file), 'utf8')
  }

  edit(edits: readonly Edit[]): void {
    for (const edit of edits) {
      const path = join(this.#working, edit.file)
      if ('write' in edit) {
        writeFileSync(path, edit.write)
        continue
      }
      const text = readFileSync(path, 'utf8')
      if (text.split(edit.replace).length !== 2) throw new Error(`${edit.file} does not hold once: ${edit.replace}`)
      writeFileSync(
        path,
        text.replace(edit.replace, () => edit.by),
      )
    }
  }
}
