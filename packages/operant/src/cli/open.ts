import { extname } from 'node:path'
import { demoDatabaseVariable, openDemoDatabase } from './demo/demo-database.ts'
import { loadDemo } from './demo/demo-project.ts'
import { readNote } from './demo/note.ts'
import { findProject } from '../project/find-project.ts'
import { loadProject, type LoadedProject } from '../project/load-project.ts'
import { openLoadedProject, type OpenProjectOptions, type Project } from '../project/open-project.ts'
import { connected, type Database } from '../store/database.ts'

/** A project that a command may look at, and how it is opened. */
export interface FoundProject {
  readonly loaded: LoadedProject
  readonly open: (options?: Pick<OpenProjectOptions, 'observe'>) => Promise<Project>
}

/** Finds and loads the project that a command is about: the configured one, or the one a demo left here. */
export async function projectFor(args: { readonly config?: string | undefined }): Promise<FoundProject> {
  const file = findProject(process.cwd(), args.config)
  let loaded: LoadedProject
  let openDatabase: (() => Promise<Database>) | undefined
  if (extname(file) === '.json') {
    const note = await readNote(file)
    loaded = await loadDemo(file, note)
    const given = process.env[demoDatabaseVariable]
    openDatabase = () => (given === undefined ? openDemoDatabase(loaded.folder, note.database) : connected(given))
  } else loaded = await loadProject(file)
  return {
    loaded,
    open: (options = {}) => openLoadedProject(loaded, { ...options, ...(openDatabase ? { open: openDatabase } : {}) }),
  }
}

/** Opens the project for the length of `work`. */
export async function withProject<Result>(
  args: { readonly config?: string | undefined },
  work: (project: Project) => Promise<Result>,
): Promise<Result> {
  const project = await (await projectFor(args)).open()
  try {
    return await work(project)
  } finally {
    await project.close()
  }
}
