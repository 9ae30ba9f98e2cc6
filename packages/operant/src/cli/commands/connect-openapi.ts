import { command } from '../command.ts'
import { connectionsFolder } from '../connect/folder.ts'
import { namesIn } from '../connect/names-in.ts'
import { told } from '../connect/told.ts'

export const connectOpenApi = command({
  name: 'connect openapi',
  description: 'Writes the operations of an OpenAPI or Swagger document as a file of capabilities',
  args: {
    from: { type: 'positional', required: true, valueHint: 'file|url', description: 'The document, as JSON or YAML' },
    name: {
      type: 'string',
      valueHint: 'shop',
      description: "What the system is called; default: the document's title",
    },
    only: { type: 'string', valueHint: 'tags,ids', description: 'Only operations with these tags or ids' },
    base: { type: 'string', valueHint: 'url', description: 'Where the system is, if not where the document says' },
  },
  async run(args, terminal) {
    const [{ importOpenApi }, { writeConnection }] = await Promise.all([
      import('../../connect/openapi/import-openapi.ts'),
      import('../../connect/source/connection-file.ts'),
    ])
    const made = await importOpenApi({ from: args.from, name: args.name, only: namesIn(args.only), base: args.base })
    const written = writeConnection(connectionsFolder(args.config), made.source)
    told(terminal, {
      title: made.title,
      name: made.source.name,
      written,
      operations: made.operations,
      leftOut: made.leftOut,
      variables: made.variables,
      remarks: [
        ...(made.baseKnown
          ? []
          : ['The document does not say where the system is: write it as `base` of the connector.']),
        ...(made.base.startsWith('http://') && made.variables.length > 0 && !isLocal(made.base)
          ? [`Credentials would go to ${made.base} without encryption.`]
          : []),
      ],
    })
  },
})

function isLocal(base: string): boolean {
  return /^(?:localhost|127\.|\[::1\])/.test(new URL(base).host)
}
