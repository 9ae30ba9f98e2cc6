import { createServer as createHttp } from 'node:http'
import type { Server } from 'node:http'
import type { Hono } from 'hono'

export interface Served {
  readonly address: string
  readonly port: number
  /** Takes nothing more, lets what is under way finish for up to `grace` milliseconds (default 5,000), then ends it. */
  stop(options?: { readonly grace?: number }): Promise<void>
}

export interface Serving {
  readonly port: number
  readonly address: string
  /** Ends what has no end of its own, as streams, once nothing more is taken. */
  readonly ending?: () => Promise<void>
}

/** Milliseconds for which a request may arrive, so that slow ones do not pile up. */
const patience = 15_000

/**
 * Serves an app; port 0 takes any that is free.
 * @throws where the port cannot be had: the error's `code` says why.
 */
export async function serve(app: Pick<Hono, 'fetch'>, { port, address, ending }: Serving): Promise<Served> {
  const { getRequestListener } = await import('@hono/node-server')
  // Without this it would replace Request and Response of the whole process, for clients as well.
  const listener = getRequestListener((request, env) => app.fetch(request, env), { overrideGlobalObjects: false })
  const server = createHttp({ requestTimeout: patience, headersTimeout: patience }, (incoming, outgoing) => {
    void listener(incoming, outgoing)
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, () => resolve()))
  const bound = server.address()
  return {
    address,
    port: typeof bound === 'object' && bound !== null ? bound.port : port,
    stop: async ({ grace = 5_000 } = {}) => {
      await Promise.all([stopped(server, grace), ending?.()])
    },
  }
}

async function stopped(server: Server, grace: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Those that answer something now are idle a moment later.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  server.closeIdleConnections()
  const late = setTimeout(() => server.closeAllConnections(), grace)
  await closed
  clearTimeout(late)
  clearInterval(idle)
}
