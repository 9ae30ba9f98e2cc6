import { dirname, extname, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { loadAgent, PolicyError, type LoadedAgent } from '../run/loading/load-agent.ts'
import { withGoalFiles } from './goal-files.ts'
import { checkProject } from './check-project.ts'
import type { ProjectDefinition } from './define-project.ts'
import { fieldPlace, frameText, placeIn, placeOf, placeText, type Place } from './error-place.ts'
import { prepareStarts, type PreparedStarts } from './prepare-schedules.ts'
import { messageOf, ProjectError } from './project-error.ts'

/** A project that can be used: its configuration checked, its agents and their policies compiled. Nothing is opened. */
export interface LoadedProject extends PreparedStarts {
  readonly definition: ProjectDefinition
  /** The configuration file. */
  readonly file: string
  readonly directory: string
  /** The state folder; it may not exist yet. */
  readonly folder: string
  readonly agents: ReadonlyMap<string, LoadedAgent>
}

/**
 * Loads the project that a file configures.
 * @throws ProjectError, having changed nothing.
 */
export async function loadProject(file: string): Promise<LoadedProject> {
  const shown = relative(process.cwd(), file) || file
  if (!/^\.[cm]?[jt]s$/.test(extname(file)))
    throw new ProjectError([
      `${shown} is not a configuration file; expected TypeScript or JavaScript, such as operant.config.ts`,
    ])
  const exported = await defaultOf(file, shown)
  return assembleProject(file, withGoalFiles(dirname(file), checked(file, shown, exported)))
}

/**
 * Puts a project together from a definition.
 * @throws ProjectError where a policy cannot be used, or a schedule or a trigger does not fit.
 */
export function assembleProject(file: string, definition: ProjectDefinition): LoadedProject {
  const directory = dirname(file)
  const agents = definition.agents.map((agent) => [agent.name, loaded(agent)] as const)
  return {
    definition,
    file,
    directory,
    folder: resolve(directory, definition.folder ?? '.operant'),
    agents: new Map(agents),
    ...prepareStarts(relative(process.cwd(), file) || file, definition),
  }
}

function loaded(agent: ProjectDefinition['agents'][number]): LoadedAgent {
  try {
    return loadAgent(agent)
  } catch (error) {
    if (error instanceof PolicyError)
      throw new ProjectError([...error.message.split('\n'), ...shownAt(placeIn(error.message))], error)
    throw error
  }
}

async function defaultOf(file: string, shown: string): Promise<unknown> {
  let module: unknown
  try {
    module = await import(pathToFileURL(file).href)
  } catch (error) {
    throw cannotLoad(shown, error)
  }
  if (typeof module === 'object' && module !== null && 'default' in module) return module.default
  throw new ProjectError([`${shown}: expected a default export. To mend it, write export default defineProject({ … })`])
}

/** A file of the user's that cannot be loaded, with the place in it. */
export function cannotLoad(shown: string, error: unknown): ProjectError {
  return new ProjectError([`${shown} cannot be loaded: ${saidBy(error)}`, ...shownAt(placeOf(error))], error)
}

function checked(file: string, shown: string, exported: unknown): ProjectDefinition {
  try {
    return checkProject(shown, exported)
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error
    const [first = ''] = error.problems
    throw new ProjectError([...error.problems, ...shownAt(fieldPlace(file, first.slice(shown.length + 2)))], error)
  }
}

function saidBy(error: unknown): string {
  return error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error)
}

/** The place, and below it the line with those around it. */
function shownAt(place: Place | undefined): readonly string[] {
  return place ? [placeText(place), frameText(place)] : []
}
