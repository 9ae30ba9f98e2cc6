import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CommandMistake } from '../mistake.ts'
import type { AgentsPackage, PlanterPackage, SandboxPackage } from './packages.ts'

/** The ready-made agents, where they are installed. */
export async function loadAgents(): Promise<AgentsPackage> {
  return (await load('@operant/agents')) as AgentsPackage
}

/** The sample company, where it is installed. */
export async function loadSandbox(): Promise<SandboxPackage> {
  return (await load('@operant/sandbox')) as SandboxPackage
}

/** The side of it that knows the truth; only who makes companies and who scores may have it. */
export async function loadPlanter(): Promise<PlanterPackage> {
  return (await load('@operant/sandbox/planter')) as PlanterPackage
}

/** Looks beside this program, then in the working directory's own packages. */
async function load(name: string): Promise<unknown> {
  try {
    return (await import(name)) as unknown
  } catch (error) {
    if (!isMissing(error, name)) throw error
  }
  try {
    const found = createRequire(join(process.cwd(), 'package.json')).resolve(name)
    return (await import(pathToFileURL(found).href)) as unknown
  } catch (error) {
    if (!isMissing(error, name)) throw error
    throw new CommandMistake(
      'the demo needs two more packages; install them by: npm install @operant/agents @operant/sandbox',
    )
  }
}

function isMissing(error: unknown, name: string): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    String(error.code).endsWith('MODULE_NOT_FOUND') &&
    error.message.includes(name.split('/').slice(0, 2).join('/'))
  )
}
