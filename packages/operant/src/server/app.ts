import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createApi } from './api/create-api.ts'
import { createScrape, scrapePath } from './api/scrape.ts'
import { apiPath } from './api/describe.ts'
import { consoleAnswer } from './console/console-route.ts'
import { mcpRoute } from './mcp/mcp-route.ts'
import { page, pagePolicy } from './pages/page.ts'
import type { ServerParts } from './parts.ts'
import { formPage, takeForm } from './routes/forms.ts'
import { healthRoute } from './routes/health.ts'
import { hookRoute } from './routes/hooks.ts'
import { readyRoute } from './routes/ready.ts'
import { mailRoute } from './routes/mail.ts'
import { linkPage, takeLink } from './routes/links.ts'

/** Bytes that a webhook, a form and a mail may have. */
const limits = { hook: 256 * 1024, form: 64 * 1024, mail: 5 * 1024 * 1024 } as const

/** Everything that is served: what people and systems outside reach us by. */
export function createServer(parts: ServerParts): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', pagePolicy)
    c.header('X-Content-Type-Options', 'nosniff')
    // The address of a page is a secret: it is told to nobody and kept nowhere.
    c.header('Referrer-Policy', 'no-referrer')
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })

  app.get('/healthz', (c) => healthRoute(parts, c))
  app.get('/readyz', (c) => readyRoute(parts, c))
  app.get('/links/:secret', (c) => linkPage(parts, c))
  app.post('/links/:secret', tooLarge(limits.form), (c) => takeLink(parts, c))
  app.get('/forms/:secret', (c) => formPage(parts, c))
  app.post('/forms/:secret', tooLarge(limits.form), (c) => takeForm(parts, c))
  app.post('/hooks/mail', tooLarge(limits.mail), (c) => mailRoute(parts, c))
  app.post('/hooks/:name', tooLarge(limits.hook), (c) => hookRoute(parts, c))

  if (parts.api) app.route(scrapePath, createScrape(parts.api))
  if (parts.api) {
    const api = createApi(parts.api)
    app.route(apiPath, api)
    app.all('/mcp', mcpRoute(api, parts.api))
  }

  app.get('*', async (c, next) => {
    const files = await parts.console
    return (files && consoleAnswer(files, c)) ?? (await next())
  })

  app.notFound((c) => c.html(page('There is nothing here', undefined), 404))
  app.onError((error, c) => {
    parts.onError(error)
    return c.html(page('Something went wrong', 'Nothing was decided. Try it again in a moment.'), 500)
  })
  return app
}

function tooLarge(most: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: most,
    onError: (c) => c.json({ error: `the body is too large; at most ${most} bytes` }, 413),
  })
}
