import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A sentence with the intent that people gave it. */
export interface Sentence {
  readonly text: string
  readonly intent: string
}

const beside = fileURLToPath(new URL('../../../shared/data/support', import.meta.url))
const row = /^(?:"((?:[^"]|"")*)"|([^",\n]*)),([a-zA-Z_?]+)\r?$/gm

/** The folder of the public data: `TEXT_DATA`, or beside the repository; undefined where there is none. */
export function dataFolder(): string | undefined {
  const folder = process.env['TEXT_DATA'] ?? beside
  return existsSync(join(folder, 'banking77_train.csv')) ? folder : undefined
}

/** The training file of Banking77 (Casanueva et al. 2020, CC BY 4.0): 77 intents of a bank's customers. */
export function banking77(folder: string): readonly Sentence[] {
  return [...readFileSync(join(folder, 'banking77_train.csv'), 'utf8').matchAll(row)]
    .slice(1)
    .map(([, quoted, plain, intent = '']) => ({ text: (quoted ?? plain ?? '').replaceAll('""', '"'), intent }))
}

export interface Clinc {
  readonly train: readonly Sentence[]
  readonly validation: readonly Sentence[]
  /** Sentences that belong to none of the 150 intents. */
  readonly outsideTrain: readonly Sentence[]
  readonly outsideValidation: readonly Sentence[]
}

/** Training and validation parts of CLINC150 (Larson et al. 2019, CC BY 3.0): 150 intents, and what is none of them. */
export function clinc150(folder: string): Clinc | undefined {
  const file = join(folder, 'clinc150_train_val.json')
  if (!existsSync(file)) return undefined
  const parts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
    Record<string, readonly (readonly [string, string])[]>
  >
  const part = (name: string) => (parts[name] ?? []).map(([text, intent]) => ({ text, intent }))
  return {
    train: part('train'),
    validation: part('val'),
    outsideTrain: part('oos_train'),
    outsideValidation: part('oos_val'),
  }
}
