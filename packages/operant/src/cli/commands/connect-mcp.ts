import type { ServerPlace } from '../../connect/mcp/import-mcp.ts'
import { command } from '../command.ts'
import { connectionsFolder } from '../connect/folder.ts'
import { namesIn } from '../connect/names-in.ts'
import { words } from '../connect/words.ts'
import { toldMcp } from '../connect/told-mcp.ts'
import { CommandMistake } from '../mistake.ts'

export const connectMcpServer = command({
  name: 'connect mcp',
  description: 'Writes the tools of an MCP server as a file of capabilities',
  args: {
    name: { type: 'positional', required: true, description: 'What the connection is called, such as desk' },
    command: { type: 'string', valueHint: '"…"', description: 'The program that is the server, with its arguments' },
    url: { type: 'string', valueHint: 'url', description: 'Where the server is (streamable HTTP)' },
    environment: {
      type: 'string',
      valueHint: 'A,B',
      description: 'Variables of the environment that the program is given',
    },
    token: {
      type: 'string',
      valueHint: 'A',
      description: 'Variable of the environment with the bearer token of the address',
    },
    reads: { type: 'string', valueHint: 'tools', description: 'Tools that only read, because you say so' },
    'trust-read-hints': { type: 'boolean', description: 'Believe each tool that says that it only reads' },
    approve: { type: 'string', valueHint: 'tools', description: 'Approve what these tools say of themselves now' },
  },
  async run(args, terminal) {
    const { connectMcp } = await import('../../connect/mcp/connect.ts')
    if (args.command !== undefined && args.url !== undefined)
      throw new CommandMistake('say --command or --url, not both; see operant connect mcp --help')
    const folder = connectionsFolder(args.config)
    const made = await connectMcp({
      folder,
      name: args.name,
      place: placeOf(args),
      reads: namesIn(args.reads),
      trustHints: args['trust-read-hints'] === true,
      approve: namesIn(args.approve),
    })
    toldMcp(terminal, args.name, made)
    return made.changed.some(({ approved }) => !approved) ? 1 : 0
  },
})

function placeOf(args: {
  readonly command?: string | undefined
  readonly url?: string | undefined
  readonly environment?: string | undefined
  readonly token?: string | undefined
}): ServerPlace | undefined {
  if (args.url !== undefined) return { url: args.url, token: args.token }
  if (args.command === undefined) return undefined
  const [program, ...rest] = words(args.command)
  if (program === undefined) throw new CommandMistake('--command needs a program, as in --command "npx some-server"')
  return { command: [program, ...rest] as const, variables: namesIn(args.environment) }
}
