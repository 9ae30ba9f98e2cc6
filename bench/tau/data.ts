import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ToolCall } from './replay/wish.ts'
import type { Change } from './world/end-state.ts'
import type { Tables } from './world/records.ts'

/** One task of the data: who calls, the calls of one right path, and the changes that must be left. */
export interface Task {
  readonly id: string
  readonly user?: Readonly<Record<string, string | null>>
  readonly user_id?: string
  readonly gold_actions: readonly ToolCall[]
  readonly expected: { readonly diff: readonly Change[]; readonly tool_errors: readonly { readonly action: string }[] }
}

/** A run of a real model. */
export interface RecordedRun {
  readonly task_id: number
  readonly instruction: string
  readonly gold_writes: readonly { readonly name: string; readonly kwargs: ToolCall['arguments'] }[]
  readonly calls: readonly (ToolCall & { readonly executed?: boolean; readonly on_gold?: boolean })[]
}

export class DataFolder {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  /** Whether the data is there at all. */
  get present(): boolean {
    return existsSync(join(this.path, 'retail', 'db.json')) && existsSync(join(this.path, 'airline', 'db.json'))
  }

  tables(domain: string): Tables {
    return this.read(domain, 'db.json') as Tables
  }

  tasks(domain: string, file: string): readonly Task[] {
    return this.read(domain, file) as readonly Task[]
  }

  recorded(domain: string): readonly RecordedRun[] {
    return this.read(domain, 'recorded_sample_10runs.json') as readonly RecordedRun[]
  }

  private read(domain: string, file: string): unknown {
    return JSON.parse(readFileSync(join(this.path, domain, file), 'utf8'))
  }
}
