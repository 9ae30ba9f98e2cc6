import { dirname, join } from 'node:path'
import { findProject } from '../../project/find-project.ts'
import type { LoadedProject } from '../../project/load-project.ts'
import { messageOf, ProjectError } from '../../project/project-error.ts'
import { randomId } from '../../project/random-id.ts'
import { stopFiles } from '../../project/stop-files.ts'
import { switchNamed } from '../../project/switch-named.ts'
import type { Stop } from '../../journal/events.ts'
import { pullStop, writesUnderWay, type UnderWay } from '../../store/stops.ts'
import { CommandMistake } from '../mistake.ts'
import { projectFor, type FoundProject } from '../open.ts'
import { personNamed } from '../requests/person.ts'

export interface PullArgs {
  readonly what: string
  readonly name?: string | undefined
  readonly as?: string | undefined
  readonly because?: string | undefined
  readonly config?: string | undefined
}

/** What a stop reached. A text says why something was not reached. */
export interface Pulled {
  readonly stop: Stop
  readonly machine: true | string
  readonly database: true | string
  /** False where an intent that was about to be committed may still be. */
  readonly alone: boolean
  readonly underWay: readonly UnderWay[]
  /** Why nothing of what was said could be checked. */
  readonly unchecked?: string
}

/** Pulls a stop: first on this machine, which needs nothing but its disk, then in the database. */
export async function pull(args: PullArgs): Promise<Pulled> {
  const because = args.because?.trim()
  if (!because) throw new CommandMistake('say why by --because "…"')
  const found = await loadedOrNot(args)
  const stop = stopFrom(args, because, found)
  const machine = tried(() => stopFiles(folderOf(args, found)).write(stop))
  if ('problem' in found)
    return {
      stop,
      machine,
      database: 'the project cannot be loaded',
      alone: true,
      underWay: [],
      unchecked: found.problem,
    }
  return { stop, machine, ...(await recorded(found, stop)) }
}

type Found = FoundProject | { readonly problem: string }

/** A configuration that is broken just now must not keep anybody from stopping what was started before. */
async function loadedOrNot(args: PullArgs): Promise<Found> {
  // Where there is no project at all there is nothing to stop.
  findProject(process.cwd(), args.config)
  try {
    return await projectFor(args)
  } catch (error) {
    if (error instanceof ProjectError) return { problem: error.message.split('\n')[0] ?? '' }
    throw error
  }
}

function stopFrom({ what, name, as }: PullArgs, because: string, found: Found): Stop {
  const now = 'loaded' in found ? clockOf(found.loaded).now() : new Date()
  const stop = { id: `stop_${randomId()}`, because, at: now.toISOString() }
  if ('problem' in found) {
    if (as === undefined) throw new CommandMistake('say who stops by --as NAME')
    return { ...stop, switch: name === undefined ? what : `${what}:${name}`, by: as }
  }
  const { definition } = found.loaded
  const named = switchNamed(definition.agents, what, name)
  if ('problem' in named) throw new CommandMistake(named.problem)
  return { ...stop, switch: named.switch, by: personNamed(definition, as, 'stops').name }
}

function clockOf({ definition }: LoadedProject) {
  return definition.clock ?? { now: () => new Date() }
}

function folderOf(args: PullArgs, found: Found): string {
  if ('loaded' in found) return found.loaded.folder
  const file = findProject(process.cwd(), args.config)
  return file.endsWith('.json') ? dirname(file) : join(dirname(file), '.operant')
}

function tried(work: () => void): true | string {
  try {
    work()
    return true
  } catch (error) {
    return messageOf(error)
  }
}

async function recorded({ open }: FoundProject, stop: Stop): Promise<Pick<Pulled, 'database' | 'alone' | 'underWay'>> {
  try {
    const project = await open()
    try {
      const { alone } = await pullStop(project.pool, stop)
      const [kind, ...rest] = stop.switch.split(':')
      const concerned = (one: UnderWay): boolean =>
        kind === 'agent' ? one.agent === rest.join(':') : kind !== 'action' || one.action === rest.join(':')
      return { database: true, alone, underWay: (await writesUnderWay(project.pool)).filter(concerned) }
    } finally {
      await project.close()
    }
  } catch (error) {
    return { database: messageOf(error), alone: true, underWay: [] }
  }
}
