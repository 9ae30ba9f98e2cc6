import { relative, resolve } from 'node:path'
import { command } from '../command.ts'
import { connectionsFolder } from '../connect/folder.ts'
import { namesIn } from '../connect/names-in.ts'
import { told } from '../connect/told.ts'
import { CommandMistake } from '../mistake.ts'

export const connectSql = command({
  name: 'connect sql',
  description: 'Writes the tables of a database as a file of capabilities',
  args: {
    name: { type: 'positional', required: true, description: 'What the connection is called, such as shop' },
    url: { type: 'string', valueHint: 'url', description: 'A Postgres database; default: what the variable holds' },
    variable: {
      type: 'string',
      valueHint: 'A',
      description: 'Variable that holds the url; default: NAME_DATABASE_URL',
    },
    file: { type: 'string', valueHint: 'file', description: 'A SQLite file' },
    schema: { type: 'string', valueHint: 'names', description: 'Schemas of Postgres, if not those that its user sees' },
    writes: { type: 'string', valueHint: 'tables', description: 'Tables that may be written' },
  },
  async run(args, terminal) {
    const [{ importSql }, { writeConnection }, { environmentName }] = await Promise.all([
      import('../../connect/sql/import-sql.ts'),
      import('../../connect/source/connection-file.ts'),
      import('../../connect/source/names.ts'),
    ])
    const folder = connectionsFolder(args.config)
    const variable = args.variable ?? environmentName(args.name, 'databaseUrl')
    const place = args.file === undefined ? { variable } : { file: fileFrom(folder, args.file) }
    const catalogue = await catalogueOf(args, variable)
    const made = importSql({ name: args.name, catalogue, place, writes: namesIn(args.writes) })
    const written = writeConnection(folder, made.source)
    const variables = 'variable' in place ? [variable] : []
    told(terminal, {
      title: catalogue.title,
      name: args.name,
      written,
      operations: made.operations,
      leftOut: made.leftOut,
      variables,
      remarks:
        variables.length > 0 ? ['Let its user have no more rights in the database than these capabilities need.'] : [],
    })
  },
})

async function catalogueOf(
  {
    file,
    url,
    schema,
  }: { readonly file?: string | undefined; readonly url?: string | undefined; readonly schema?: string | undefined },
  variable: string,
) {
  if (file !== undefined && url !== undefined)
    throw new CommandMistake('say --url or --file, not both; see operant connect sql --help')
  if (file !== undefined) {
    const { readSqlite } = await import('../../connect/sql/read-sqlite.ts')
    return readSqlite(file)
  }
  const address = url ?? process.env[variable]
  if (address === undefined || address === '')
    throw new CommandMistake(
      `say which database by --url or --file, or set ${variable}; see operant connect sql --help`,
    )
  if (!/^postgres(?:ql)?:\/\//.test(address))
    throw new CommandMistake('the address of a database begins with postgres://')
  const { readPostgres } = await import('../../connect/sql/read-postgres.ts')
  return readPostgres(address, namesIn(schema))
}

/** The file as the connection's own sees it. */
function fileFrom(folder: string, file: string): string {
  return relative(resolve(folder), resolve(file)).replaceAll('\\', '/')
}
