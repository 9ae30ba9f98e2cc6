import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Company, openCompany, openDatabase, openStaff, openWorld, type Staff, type World } from '@operant/sandbox'
import { type BacklogTruth, type CreateBacklogCompanyOptions, readBacklogTruth } from '@operant/sandbox/planter'
import type { Project } from '../../packages/operant/src/project/open-project.ts'
import { startConfinedWorker } from '../support/confined-worker.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openWorkplace, type Workplace } from './place.ts'

/** A generated company at work, with a confined worker process, on a database of its own. */
export interface Desk {
  readonly directory: string
  readonly truthFile: string
  readonly truth: BacklogTruth
  /** When each ticket comes in, as an instant. */
  readonly cameAt: ReadonlyMap<string, string>
  readonly project: Project
  readonly company: Company
  readonly world: World
  readonly staff: Staff
  /** False once the worker has died. */
  readonly alive: () => boolean
  close(): Promise<void>
}

export type DeskOptions = Omit<CreateBacklogCompanyOptions, 'directory' | 'truthFile'> & {
  readonly makeDatabase: () => Promise<string>
}

export async function openDesk({ makeDatabase, ...wish }: DeskOptions): Promise<Desk> {
  const [home, hidden] = [await temporaryFolder('backlog'), await temporaryFolder('backlog-truth')]
  const directory = join(home, 'company')
  const truthFile = join(hidden, 'truth.json')
  const options: CreateBacklogCompanyOptions = { ...wish, directory, truthFile }
  const [connectionString] = await Promise.all([makeDatabase(), plant(options)])
  const place: Workplace = { directory, connectionString }
  const project = await openWorkplace(place)
  const worker = startConfinedWorker(new URL('worker-process.ts', import.meta.url), place)
  let working = true
  void worker.ended.then(() => (working = false))
  const company = openCompany({ directory })
  const world = openWorld({ directory, seed: wish.seed, acting: ['customers'] })
  const staff = openStaff(directory)
  return {
    directory,
    truthFile,
    truth: readBacklogTruth(truthFile),
    cameAt: arrivalsIn(directory),
    project,
    company,
    world,
    staff,
    alive: () => working,
    close: async () => {
      worker.process.stdin?.end()
      await worker.ended
      staff.close()
      await Promise.all([project.close(), company.close(), world.close()])
      await Promise.all([home, hidden].map((folder) => rm(folder, { recursive: true, force: true })))
    },
  }
}

function arrivalsIn(directory: string): ReadonlyMap<string, string> {
  const database = openDatabase(directory, { readOnly: true })
  const tickets = database.all<{ id: string; at: string }>('SELECT id, created_at AS at FROM ticket')
  database.close()
  return new Map(tickets.map(({ id, at }) => [id, at]))
}

async function plant(options: object): Promise<void> {
  const program = fileURLToPath(new URL('plant-process.ts', import.meta.url))
  await promisify(execFile)(process.execPath, [...process.execArgv, program, JSON.stringify(options)])
}

/** What the returns desk has of a ticket, and nobody has decided. */
export async function undecidedRequest({ returns }: Pick<Company, 'returns'>, ticket: string): Promise<string | null> {
  const open = await returns.openRequests()
  return open.find((one) => one.ticket === ticket && one.status !== 'authorised')?.id ?? null
}
