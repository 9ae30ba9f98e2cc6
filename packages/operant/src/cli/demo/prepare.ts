import { execFile } from 'node:child_process'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { stopsFolder } from '../../project/stop-files.ts'
import { openLoadedProject, type OpenProjectOptions, type Project } from '../../project/open-project.ts'
import { openDemoDatabase } from './demo-database.ts'
import { companyDirectory, loadDemo, truthFile, workpapersFolder } from './demo-project.ts'
import { readNote, type DemoNote } from './note.ts'

export interface DemoOptions {
  readonly seed: number
  readonly tickets: number
  readonly difficulty: 1 | 2 | 3
  /** The company's day is today and its tickets come in as time goes by: a sandbox, for people to look at. */
  readonly living?: {
    /** Tickets that are there already. */
    readonly atOnce: number
    /** Milliseconds from one of the others to the next. */
    readonly every: number
  }
}

/** Makes a new company and a new database in `folder`, in place of those of an earlier demo, and opens the project. */
export async function prepareDemo(
  folder: string,
  options: DemoOptions,
  observe: NonNullable<OpenProjectOptions['observe']>,
): Promise<Project> {
  const file = join(folder, 'project.json')
  // Without its note nobody takes what is half made for a demo.
  await rm(file, { force: true })
  await rm(join(folder, 'demo'), { recursive: true, force: true })
  // Stops of an earlier company do not concern this one. There before the workers start: what they may read is named to them.
  await rm(stopsFolder(folder), { recursive: true, force: true })
  await mkdir(stopsFolder(folder), { recursive: true })
  await mkdir(workpapersFolder(folder), { recursive: true })
  await rm(dirname(truthFile(folder)), { recursive: true, force: true })
  await mkdir(dirname(truthFile(folder)), { mode: 0o700 })
  const startedAt = new Date().toISOString()
  const name = `demo_${Date.now().toString(36)}`
  const opening = openDemoDatabase(folder, name, true)
  const [made, opened] = await Promise.allSettled([makeCompany(folder, options, startedAt), opening])
  if (made.status === 'rejected') {
    if (opened.status === 'fulfilled') await opened.value.close()
    throw made.reason
  }
  const note: DemoNote = { project: options.living ? 'sandbox' : 'demo', database: name, startedAt, asOf: made.value }
  const loaded = await loadDemo(file, note)
  const project = await openLoadedProject(loaded, { observe, open: () => opening })
  await writeFile(`${file}.new`, `${JSON.stringify(note, null, 2)}\n`)
  await rename(`${file}.new`, file)
  return project
}

/** Opens the project of the demo that was made before. */
export async function resumeDemo(
  folder: string,
  observe: NonNullable<OpenProjectOptions['observe']>,
): Promise<Project> {
  const file = join(folder, 'project.json')
  const note = await readNote(file)
  await mkdir(stopsFolder(folder), { recursive: true })
  await mkdir(workpapersFolder(folder), { recursive: true })
  return openLoadedProject(await loadDemo(file, note), { observe, open: () => openDemoDatabase(folder, note.database) })
}

/** Makes the company in a process of its own: this one, which works on the tickets, never holds their truth. */
async function makeCompany(folder: string, wishes: DemoOptions, startedAt: string): Promise<string> {
  const { seed, tickets, difficulty, living } = wishes
  const now = living ? { 'as-of': startedAt, 'at-once': living.atOnce, every: living.every } : {}
  const wanted = { directory: companyDirectory(folder), truth: truthFile(folder), seed, tickets, difficulty, ...now }
  const options = Object.entries(wanted).map(([name, value]) => `--${name}=${value}`)
  const words = [...process.execArgv, process.argv[1] ?? '', 'make-company', ...options, '--json']
  const { stdout } = await promisify(execFile)(process.execPath, words)
  return z.object({ asOf: z.string() }).parse(JSON.parse(stdout)).asOf
}
