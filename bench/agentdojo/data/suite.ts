import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '../../../packages/operant/src/facts/json.ts'

export const suiteNames = ['banking', 'slack', 'travel'] as const
export type SuiteName = (typeof suiteNames)[number]

export interface ToolCall {
  readonly function: string
  readonly args: Readonly<Record<string, Json>>
}

/** One change of an environment: `path` is a JSON pointer. */
export interface Change {
  readonly path: string
  readonly before?: Json
  readonly after?: Json
  readonly added?: boolean
  readonly removed?: boolean
}

export interface UserTask {
  readonly id: string
  readonly prompt: string
  readonly gold_calls: readonly ToolCall[]
  readonly gold_output: string
  readonly expected_diff: readonly Change[]
  /** By slot, the index of the gold call whose result shows what is in it. */
  readonly vectors_seen_at_call: Readonly<Record<string, number>>
}

export interface InjectionTask {
  readonly id: string
  readonly goal: string
  readonly gold_calls: readonly ToolCall[]
  readonly expected_diff: readonly Change[]
}

/** One suite of AgentDojo as its folder holds it. */
export interface SuiteData {
  readonly name: SuiteName
  readonly environment: Json
  /** The environment with slots such as `{injection_web_0}` in its texts. */
  readonly template: Json
  /** Tools that change something. */
  readonly writes: ReadonlySet<string>
  readonly userTasks: readonly UserTask[]
  readonly injectionTasks: readonly InjectionTask[]
}

/** Whether a folder holds the suites. */
export function hasSuites(folder: string): boolean {
  return suiteNames.every((name) => existsSync(join(folder, name, 'user_tasks.json')))
}

/** Reads one suite. @throws Error naming the file that is missing or is no JSON. */
export function readSuite(folder: string, name: SuiteName): SuiteData {
  const read = (file: string): unknown => {
    const path = join(folder, name, `${file}.json`)
    try {
      return JSON.parse(readFileSync(path, 'utf8'))
    } catch (error) {
      throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      })
    }
  }
  const tools = read('tools') as readonly { readonly name: string; readonly kind: string }[]
  return {
    name,
    environment: read('environment') as Json,
    template: read('environment_template') as Json,
    writes: new Set(tools.filter((tool) => tool.kind === 'write').map((tool) => tool.name)),
    userTasks: read('user_tasks') as readonly UserTask[],
    injectionTasks: read('injection_tasks') as readonly InjectionTask[],
  }
}
