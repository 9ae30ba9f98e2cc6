import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock, type Clock } from '../../facts/time.ts'
import { findProject } from '../../project/find-project.ts'
import type { Project } from '../../project/open-project.ts'
import { messageOf, ProjectError } from '../../project/project-error.ts'
import { randomId } from '../../project/random-id.ts'
import { stopFiles } from '../../project/stop-files.ts'
import { switchNamed } from '../../project/switch-named.ts'
import type { Stop } from '../../journal/events.ts'
import { recordStop } from '../../project/record-stop.ts'
import type { UnderWay } from '../../store/stops.ts'
import { actor, personNamed, secretIn, type WhoArgs } from '../access/actor.ts'
import { CommandMistake } from '../mistake.ts'
import { projectFor, type FoundProject } from '../open.ts'

export interface PullArgs extends WhoArgs {
  readonly what: string
  readonly name?: string | undefined
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

/** Milliseconds for which the database is asked who it is that stops; after that they are taken at their word. */
const patience = 2_000

/** Who pulled it, where a token could not be looked up and no name was said. */
const holder = 'whoever holds the token'

/**
 * Pulls a stop: first on this machine, which needs nothing but its disk, then in the database. Who it is that stops is
 * looked up before, as far as that is quick: a database that is gone keeps nobody from stopping.
 */
export async function pull(args: PullArgs): Promise<Pulled> {
  const because = args.because?.trim()
  if (!because) throw new CommandMistake('say why by --because "…"')
  const found = await loadedOrNot(args)
  const begun = { id: `stop_${randomId()}`, because, at: clockOf(found).now().toISOString() }
  const write = (stop: Stop): true | string => tried(() => stopFiles(folderOf(args, found)).write(stop))
  if ('problem' in found) {
    const stop = { ...begun, ...namedIn(args) }
    const database = 'the project cannot be loaded'
    return { stop, machine: write(stop), database, alone: true, underWay: [], unchecked: found.problem }
  }
  const named = switchNamed(found.loaded.definition.agents, args.what, args.name)
  if ('problem' in named) throw new CommandMistake(named.problem)
  const opening: Promise<Opened> = found.open().then(
    (project) => ({ project }),
    (error: unknown) => ({ problem: messageOf(error) }),
  )
  try {
    const stop = { ...begun, switch: named.switch, by: await whoStops(found, opening, args) }
    return { stop, machine: write(stop), ...(await recorded(await opening, stop)) }
  } finally {
    const opened = await opening
    if ('project' in opened) await opened.project.close()
  }
}

type Opened = { readonly project: Project } | { readonly problem: string }

async function whoStops({ loaded }: FoundProject, opening: Promise<Opened>, args: PullArgs): Promise<string> {
  const proven = opening.then(async (opened) =>
    'project' in opened ? (await actor(opened.project, undefined, args, 'pull stops', 'stops')).name : undefined,
  )
  const who = await Promise.race([proven, sleep(patience, undefined, { ref: false })])
  if (who !== undefined) return who
  proven.catch(() => undefined)
  if (args.as === undefined && secretIn(args.token) !== undefined) return holder
  return personNamed(loaded.definition, args.as, 'stops').name
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

/** What can be said of a stop where the project cannot be loaded. */
function namedIn({ what, name, as }: PullArgs): Pick<Stop, 'switch' | 'by'> {
  if (as === undefined) throw new CommandMistake('say who stops by --as NAME')
  return { switch: name === undefined ? what : `${what}:${name}`, by: as }
}

function clockOf(found: Found): Clock {
  return ('loaded' in found ? found.loaded.definition.clock : undefined) ?? systemClock
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

async function recorded(opened: Opened, stop: Stop): Promise<Pick<Pulled, 'database' | 'alone' | 'underWay'>> {
  const nothing = { alone: true, underWay: [] }
  if ('problem' in opened) return { ...nothing, database: opened.problem }
  try {
    return { database: true, ...(await recordStop(opened.project, stop)) }
  } catch (error) {
    return { ...nothing, database: messageOf(error) }
  }
}
