import { defaultPort } from '../../project/outside-settings.ts'
import type { Project } from '../../project/open-project.ts'
import type { Served } from '../../server/serve.ts'
import { CommandMistake } from '../mistake.ts'
import { builtConsole } from './built-console.ts'
import { serverPartsOf } from './parts-of.ts'

/** What is served, or why nothing is. */
export type Serving = Served | { readonly none: string }

/**
 * Serves a project: the console, the API, links, forms and webhooks. A port that somebody asked for must be free; where the usual one is
 * taken and nobody asked for it, the rest goes on without a server.
 * @throws CommandMistake where the port that was asked for cannot be had.
 */
export async function serveProject(
  project: Project,
  port: number | undefined,
  tell: (text: string) => void,
): Promise<Serving> {
  const { server, webhooks } = project.definition
  const wanted = port ?? server?.port
  const address = server?.address ?? '127.0.0.1'
  const { createServer } = await import('../../server/app.ts')
  const { serve } = await import('../../server/serve.ts')
  const parts = serverPartsOf(project, (error) => process.stderr.write(`operant server: ${error.message}\n`))
  const app = createServer({ ...parts, console: builtConsole(tell) })
  try {
    const ending = async (): Promise<void> => await parts.api?.feed.stop()
    return await serve(app, { port: wanted ?? defaultPort, address, ending })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be had'
    const where = `${address}:${wanted ?? defaultPort}`
    if (wanted !== undefined || server?.publicUrl !== undefined || webhooks !== undefined)
      throw new CommandMistake(`cannot serve on ${where} (${code}); give another by --port, or --no-server`)
    return { none: `${where} is taken (${code}); --port gives another` }
  }
}
