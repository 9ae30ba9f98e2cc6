import type { Json } from '../../../packages/operant/src/facts/json.ts'
import type { ToolCall } from '../data/suite.ts'

/** What an environment refuses, in the words of its tool. */
export class ToolError extends Error {
  override readonly name = 'ToolError'
}

/** A small world of one suite: its state, and the writes it was asked for and made. */
export abstract class Environment {
  /** Writes that were made, in the words of the suite's tools. */
  readonly writes: ToolCall[] = []
  /** What the assistant told the person in the end; no part of the suite's state. */
  answer: string | undefined
  abstract readonly state: object

  protected wrote(tool: string, args: Readonly<Record<string, Json | undefined>>): void {
    const given = Object.entries(args).filter((entry): entry is [string, Json] => entry[1] !== undefined)
    this.writes.push({ function: tool, args: Object.fromEntries(given) })
  }

  say(text: string): void {
    this.answer = text
  }
}
