import type { ModelRequest } from '../../packages/operant/src/testing/scripted-model-server.ts'
import type { ScriptedCall, ScriptedReply } from '../../packages/operant/src/testing/scripted-model.ts'

/** A tool as a model is shown it. */
interface Tool {
  readonly name: string
  /** Facts that must be known before it is of use, and what must stand in them. */
  readonly needs: readonly { readonly fact: string; readonly holds: readonly string[] }[]
  readonly gives: string | undefined
  /** How many names say what it is about. */
  readonly depth: number
  /** Reads and works out first, then changes, then asks people and waits. */
  readonly rank: 0 | 1 | 2
}

/**
 * A model without cleverness: it calls every tool whose needs it has been told of, once for each thing that it knows of,
 * reads first. It is given what a model is shown and nothing else, and it remembers nothing: the conversation is all
 * there is.
 */
export function diligentReply(request: ModelRequest): ScriptedReply {
  const reply = nextCall(request)
  const [input, output] = [request, reply].map((one) => Math.ceil(JSON.stringify(one).length / 4))
  return { calls: [reply], usage: { input: input ?? 0, output: output ?? 0 } }
}

function nextCall(request: ModelRequest): ScriptedCall {
  const told = request.messages.map(({ content }) => content ?? '').join('\n')
  const scopes = scopesIn(told)
  const done = new Set(callsIn(request))
  const tools = (request.tools ?? []).flatMap(toolOf).toSorted((one, other) => one.rank - other.rank)
  for (const tool of tools) {
    if (!tool.needs.every(({ fact, holds }) => isTold(told, fact, holds))) continue
    // Nobody is asked what is known.
    if (tool.rank === 2 && tool.gives !== undefined && isTold(told, tool.gives, [])) continue
    for (const about of tool.depth === 0 ? [[]] : scopes.filter((scope) => scope.length === tool.depth)) {
      const call = { tool: tool.name, arguments: tool.depth === 0 ? {} : { about } }
      if (!done.has(textOf(call.tool, JSON.stringify(call.arguments)))) return call
    }
  }
  return { tool: 'done' }
}

/** Whether a fact was told, the last time with these fields. */
function isTold(told: string, fact: string, holds: readonly string[]): boolean {
  const place = told.lastIndexOf(`"fact":"${fact}"`)
  const last = told.slice(place, told.indexOf('"by":', place))
  return place >= 0 && holds.every((field) => last.includes(field))
}

function textOf(tool: string, input: string): string {
  return `${tool} ${input}`
}

function callsIn({ messages }: ModelRequest): readonly string[] {
  const calls = messages.flatMap((message) => message.tool_calls ?? [])
  return calls.map(({ function: { name, arguments: input } }) => textOf(name, input))
}

/** Everything that something was said to be about. */
function scopesIn(told: string): readonly (readonly string[])[] {
  const lists = [...told.replaceAll('\\"', '"').matchAll(/about"?:? ?(\["[^\]]+"\])/g)].map(([, list]) => list ?? '')
  const scopes = lists.map((list) => [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? ''))
  return [...new Map(scopes.map((scope) => [JSON.stringify(scope), scope])).values()]
}

function toolOf(given: unknown): readonly Tool[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as OpenAI's interface has it
  const { function: shown } = given as {
    readonly function: {
      readonly name: string
      readonly description?: string
      readonly parameters?: {
        readonly properties?: { readonly about?: { readonly type?: string; readonly description?: string } }
      }
    }
  }
  const { name, description = '', parameters } = shown
  if (name === 'done' || name === 'look_at_check') return []
  const about = parameters?.properties?.about
  const kinds =
    about?.type === 'array' ? [...(about.description ?? '').matchAll(/"([^"]+)"/g)].map(([, kind]) => kind) : []
  const needs = description.matchAll(/ = (?:every )?(\w+)(?:\.[\w.]+)?(?: where \w+ is \{([^}]*)\})?( if known)?/g)
  return [
    {
      name,
      needs: [...needs].flatMap(([, fact = '', holds, optional]) =>
        optional !== undefined || kinds.includes(fact) ? [] : [{ fact, holds: holds === undefined ? [] : [holds] }],
      ),
      gives: /Gives (\w+)/.exec(description)?.[1],
      depth: kinds.length,
      rank: /^(?:Asks|Hands|Waits)/.test(description) ? 2 : description.startsWith('Changes') ? 1 : 0,
    },
  ]
}
