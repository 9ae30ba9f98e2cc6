import { checkedUrl, environmentOf, type McpAddress } from './address.ts'
import { resultShape, type ToolResult } from './answer.ts'
import { boundedFetch } from './bounded.ts'
import { toolShape, type Tool } from './tool.ts'

export interface SessionLimits {
  /** Milliseconds that connecting, or one call, may take. */
  readonly timeout: number
  /** Greatest length of an answer, in bytes. */
  readonly most: number
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** A connection to a server, with the tools that it has now. */
export interface McpSession {
  /** False once the server is gone. */
  readonly open: boolean
  /** What the server calls itself. */
  readonly title: string
  /** The tools as the server describes them now: listed again after it said that they changed. */
  tools(): Promise<ReadonlyMap<string, Tool>>
  call(tool: string, args: Readonly<Record<string, unknown>>): Promise<ToolResult>
  close(): Promise<void>
}

/** Most pages of a list of tools. */
const mostPages = 50

/** Connects to a server. What it asks of a client (to sample, to ask people, to see files) is refused. */
export async function openSession(address: McpAddress, limits: SessionLimits): Promise<McpSession> {
  const { timeout } = limits
  const { Client } = await import('@modelcontextprotocol/client')
  const client = new Client({ name: 'operant', version: '0.1.0' }, { capabilities: {}, listMaxPages: mostPages })
  const { transport, lastWords } = await transportTo(address, limits)
  let open = true
  let listed: Promise<ReadonlyMap<string, Tool>> | undefined
  const ended = (): void => void (open = false)
  // Nonsense on the line is no answer: the call that waits for one runs out of time.
  Object.assign(client, { onclose: ended, onerror: () => undefined })
  client.setNotificationHandler('notifications/tools/list_changed', () => void (listed = undefined))
  try {
    await client.connect(transport, { timeout })
  } catch (error) {
    await client.close().catch(() => undefined)
    throw new Error(`the server cannot be reached: ${messageOf(error)}${lastWords()}`, { cause: error })
  }
  const list = async (): Promise<ReadonlyMap<string, Tool>> => {
    const { tools } = await client.listTools(undefined, { timeout, cacheMode: 'refresh' })
    return new Map(tools.map((one) => [one.name, toolShape.parse(one)]))
  }
  return {
    get open() {
      return open
    },
    title: nameOf(client.getServerVersion()),
    async tools() {
      const asked = (listed ??= list())
      asked.catch(() => listed === asked && (listed = undefined))
      return asked
    },
    call: (name, args) =>
      client.request({ method: 'tools/call', params: { name, arguments: { ...args } } }, resultShape, {
        timeout,
        maxTotalTimeout: timeout,
      }),
    close: () => client.close(),
  }
}

function nameOf(server: { readonly name: string; readonly title?: string | undefined } | undefined): string {
  return server?.title ?? server?.name ?? 'a server without a name'
}

async function transportTo(address: McpAddress, { most, environment }: SessionLimits) {
  if ('url' in address) {
    const url = checkedUrl(address.url)
    const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client')
    const ports = { transport: unused, environment, now: Date.now }
    const schemes = (address.schemes ?? []).map((scheme) => scheme.open(ports))
    const headers = async (): Promise<ReadonlyMap<string, string>> => {
      const all = await Promise.all(schemes.map((scheme) => scheme.credentials()))
      return new Map(all.flatMap(({ headers: own = [] }) => own.map(([name, value]) => [name, value] as const)))
    }
    const transport = new StreamableHTTPClientTransport(url, { fetch: boundedFetch(most, headers) })
    return { transport, lastWords: () => '' }
  }
  const [command, ...args] = address.command
  const { getDefaultEnvironment, StdioClientTransport } = await import('@modelcontextprotocol/client/stdio')
  const transport = new StdioClientTransport({
    command,
    args,
    // Only what it is meant to know of our environment.
    env: { ...getDefaultEnvironment(), ...environmentOf(address.environment ?? {}, environment) },
    stderr: 'pipe',
    maxBufferSize: most,
    ...(address.folder === undefined ? {} : { cwd: address.folder }),
  })
  let said = ''
  transport.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-500)))
  return {
    transport,
    lastWords: () => (said.trim() === '' ? '' : ` (it says: ${said.trim().replaceAll(/\s+/g, ' ')})`),
  }
}

/** Tokens that have to be fetched first are none of a server of tools. */
const unused = (): never => {
  throw new Error('this way to show who calls is not for servers of tools')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
