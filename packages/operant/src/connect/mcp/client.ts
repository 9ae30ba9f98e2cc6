import type { z } from 'zod'
import { Said, type Say } from '../../agent/say.ts'
import { problemOf, WrongAnswer } from '../http/answer.ts'
import { CallFailed } from '../http/client.ts'
import type { McpAddress } from './address.ts'
import { textOf, toolText, type ToolResult } from './answer.ts'
import { outcomeOfError } from './outcome.ts'
import { openSession, type McpSession, type SessionLimits } from './session.ts'
import { pinOf } from './tool.ts'

export type McpClientOptions = McpAddress & {
  /** Milliseconds that connecting, or one call, may take. Default 25 000. */
  readonly timeout?: number
  /** Greatest length of an answer, in bytes. Default 1 MB. */
  readonly most?: number
}

/** One tool of a server, as its inputs are sent and its answer is read. */
export interface ToolCall<Input extends string = string, S extends z.ZodType = z.ZodType> {
  readonly tool: string
  /** What it said of itself when a person approved it: while it says anything else, it is not called. */
  readonly pin: string
  /** What the server calls an input, where that is another name. */
  readonly names?: { readonly [K in Input]?: string }
  readonly answer: S
}

/** Calls the tools of one server. */
export interface McpClient extends AsyncDisposable {
  /** Asks; may be repeated at any time. */
  read<I extends string, S extends z.ZodType>(
    inputs: Readonly<Record<I, unknown>>,
    say: Say<I>,
    call: ToolCall<NoInfer<I>, S>,
  ): Promise<z.output<S> | Said>
  /**
   * Does something. What is said is certain: nothing was done.
   * @throws an error whose `retry` is `unknown-outcome` where it may have been done: also where the tool itself says that it failed.
   */
  write<I extends string, S extends z.ZodType>(
    inputs: Readonly<Record<I, unknown>>,
    say: Say<I>,
    call: ToolCall<NoInfer<I>, S>,
  ): Promise<z.output<S> | Said>
}

const standard = { timeout: 25_000, most: 1_000_000 }

/** A client of a server of tools. It is started or reached at the first call, and again after it was lost. */
export function mcpClient(options: McpClientOptions): McpClient {
  const limits: SessionLimits = { ...standard, ...numbersIn(options), environment: process.env }
  let session: Promise<McpSession> | undefined
  const sessionNow = async (): Promise<McpSession> => {
    if (session && !(await session.catch(() => undefined))?.open) session = undefined
    return (session ??= openSession(options, limits))
  }

  async function call<I extends string, S extends z.ZodType>(
    inputs: Readonly<Record<I, unknown>>,
    say: Say<I>,
    operation: ToolCall<I, S>,
    writes: boolean,
  ): Promise<z.output<S> | Said> {
    const { tool } = operation
    const now = await ready(sessionNow, tool)
    const why = unlike(now.tools.get(tool), operation)
    if (why !== undefined) return say.refused(why)
    let result: ToolResult
    try {
      result = await now.session.call(tool, argumentsOf(inputs, operation))
    } catch (error) {
      const outcome = outcomeOfError(error, writes)
      if (outcome.gone) session = undefined
      if (outcome.kind === 'refused')
        return new Said('refused', `${tool}: ${outcome.reason}`, undefined, undefined, outcome.about)
      throw new CallFailed(`${tool}: ${outcome.reason}`, outcome.kind)
    }
    if (result.isError === true) return failed(tool, result, say, writes)
    return valueOf(result, operation, limits.most, writes)
  }
  return {
    read: (inputs, say, operation) => call(inputs, say, operation, false),
    write: (inputs, say, operation) => call(inputs, say, operation, true),
    async [Symbol.asyncDispose]() {
      const open = await session?.catch(() => undefined)
      session = undefined
      await open?.close()
    },
  }
}

function numbersIn({ timeout, most }: Pick<McpClientOptions, 'timeout' | 'most'>) {
  return { ...(timeout === undefined ? {} : { timeout }), ...(most === undefined ? {} : { most }) }
}

/** The session with its tools as they are now. Nothing is called before: whatever goes wrong, nothing was done. */
async function ready(sessionNow: () => Promise<McpSession>, tool: string) {
  try {
    const session = await sessionNow()
    return { session, tools: await session.tools() }
  } catch (error) {
    if (error instanceof Error && error.name === 'MissingSecret') throw error
    throw new CallFailed(`${tool}: ${error instanceof Error ? error.message : String(error)}`, 'later')
  }
}

/** Why a tool is not the one that was approved. */
function unlike(tool: Parameters<typeof pinOf>[0] | undefined, { tool: name, pin }: ToolCall): string | undefined {
  if (!tool) return `the server has no tool ${name} any more`
  if (pinOf(tool) === pin) return undefined
  return `${name} says something else of itself than when it was approved; see operant connect mcp with --approve ${name}`
}

function argumentsOf<I extends string>(
  inputs: Readonly<Record<I, unknown>>,
  { names = {} }: ToolCall<I>,
): Readonly<Record<string, unknown>> {
  const called: Readonly<Record<string, string | undefined>> = names
  const given = Object.entries(inputs).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [called[name] ?? name, value]))
}

/** What a tool says that failed may have done half of it: only a read is certain to have done nothing. */
function failed<I extends string>(tool: string, result: ToolResult, say: Say<I>, writes: boolean): Said {
  const { text } = textOf(result)
  const reason = `${tool} says that it failed: ${text.replaceAll(/\s+/g, ' ').slice(0, 200)}`
  if (writes) throw new CallFailed(reason, 'unknown-outcome')
  return say.refused(reason)
}

/** The answer, held against its description. A write was done whatever its answer looks like. */
function valueOf<S extends z.ZodType>(
  result: ToolResult,
  operation: ToolCall<string, S>,
  most: number,
  writes: boolean,
): z.output<S> {
  const { tool, answer } = operation
  const content: unknown = (answer as z.ZodType) === toolText ? textOf(result) : result.structuredContent
  const { length } = JSON.stringify(content) ?? ''
  if (length > most) {
    if (writes) return null as z.output<S>
    throw new WrongAnswer(tool, '', `${length} characters`, `at most ${most}`)
  }
  const fits = answer.safeParse(content)
  if (fits.success) return fits.data
  if (writes) return content as z.output<S>
  const { path, found, expected } = problemOf(fits.error, content)
  throw new WrongAnswer(tool, path, found, expected)
}
