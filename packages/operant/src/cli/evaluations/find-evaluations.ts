import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findProject } from '../../project/find-project.ts'
import { cannotLoad } from '../../project/load-project.ts'
import type { Evaluation } from '../../testing/evaluation/evaluation.ts'
import { CommandMistake } from '../mistake.ts'

/** A suite with the name of its file. */
export interface FoundEvaluation {
  readonly name: string
  readonly file: string
  readonly suite: Evaluation
}

/**
 * The suites in the files that are named, or in every file of `evaluations/` beside the configuration.
 * @throws CommandMistake where there is none, or a file is none; ProjectError where one cannot be loaded.
 */
export async function findEvaluations(
  named: readonly string[],
  config: string | undefined,
): Promise<readonly FoundEvaluation[]> {
  const files = named.length > 0 ? named.map((file) => resolve(file)) : await filesOf(config)
  return Promise.all(files.map(loadEvaluation))
}

async function filesOf(config: string | undefined): Promise<readonly string[]> {
  const folder = join(dirname(findProject(process.cwd(), config)), 'evaluations')
  const names = existsSync(folder) ? await readdir(folder) : []
  const files = names.filter((name) => /\.[cm]?[jt]s$/.test(name) && !/\.(test|d)\.[cm]?[jt]s$/.test(name)).toSorted()
  if (files.length === 0)
    throw new CommandMistake(
      `there is no evaluation in ${folder}; write one there, as in export default evaluation({ … }) from operant/testing`,
    )
  return files.map((name) => join(folder, name))
}

async function loadEvaluation(file: string): Promise<FoundEvaluation> {
  if (!existsSync(file)) throw new CommandMistake(`${file} does not exist`)
  let suite: unknown
  try {
    const module = (await import(pathToFileURL(file).href)) as { readonly default?: unknown }
    suite = module.default
  } catch (error) {
    throw cannotLoad(relative(process.cwd(), file) || file, error)
  }
  if (!isEvaluation(suite))
    throw new CommandMistake(`${file} is no evaluation; expected export default evaluation({ … })`)
  return { name: basename(file).replace(/\.[cm]?[jt]s$/, ''), file, suite }
}

function isEvaluation(value: unknown): value is Evaluation {
  return (
    typeof value === 'object' &&
    value !== null &&
    'definition' in value &&
    typeof value.definition === 'object' &&
    value.definition !== null &&
    'cases' in value.definition
  )
}
