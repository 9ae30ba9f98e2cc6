import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { findProject } from '../../project/find-project.ts'

const configurations = ['operant.config.ts', 'operant.config.js', 'operant.config.mjs']

/** The folder of connections: beside the project's configuration, or here where there is none. */
export function connectionsFolder(config: string | undefined): string {
  const named = config ?? process.env['OPERANT_CONFIG']
  const own = configurations.some((name) => existsSync(name))
  const folder = named || own ? dirname(findProject(process.cwd(), config)) : process.cwd()
  return join(relative('', folder), 'connections')
}
