import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ProjectError } from './project-error.ts'

const names = ['operant.config.ts', 'operant.config.js', 'operant.config.mjs']

/** Where `operant demo` says which project it made. */
export const demoNote = join('.operant', 'project.json')

/**
 * The file that configures the project: the one named, else `OPERANT_CONFIG`, else the one in `directory`, else what a
 * demo left there.
 * @throws ProjectError where there is none.
 */
export function findProject(directory: string, named?: string): string {
  const asked = named ?? (process.env['OPERANT_CONFIG'] || undefined)
  const found = asked === undefined ? [...names, demoNote].find((name) => existsSync(join(directory, name))) : asked
  if (found === undefined)
    throw new ProjectError([
      `no operant.config.ts in ${directory}; begin a project by operant init FOLDER, name one by --config, or try operant demo`,
    ])
  const file = resolve(directory, found)
  if (!existsSync(file))
    throw new ProjectError([`${file} does not exist; correct ${named === undefined ? 'OPERANT_CONFIG' : '--config'}`])
  return file
}
