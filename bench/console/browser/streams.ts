import type { BrowserContext, Page } from 'playwright-core'

/** The streams of events that a browser has open, seen from its requests. */
export interface Streams {
  /** The tab that has one open; undefined while none has. */
  holder(): Page | undefined
  /** How many are open. */
  now(): number
  /** The most that were open at a time. */
  most(): number
  /** Closes a tab, and with it its stream. */
  close(page: Page): Promise<void>
}

const address = /\/api\/v1\/events(\?|$)/

/** Watches the streams of a browser. To be called before it opens the first page. */
export function watchStreams(context: BrowserContext): Streams {
  const open = new Map<unknown, Page>()
  let most = 0
  context.on('request', (request) => {
    if (!address.test(request.url())) return
    open.set(request, request.frame().page())
    most = Math.max(most, open.size)
  })
  context.on('requestfinished', (request) => void open.delete(request))
  context.on('requestfailed', (request) => void open.delete(request))
  const leave = (page: Page): void => {
    for (const [request, of] of open) if (of === page) open.delete(request)
  }
  return {
    holder: () => [...open.values()][0],
    now: () => open.size,
    most: () => most,
    async close(page) {
      // Nobody says of a tab that is closed that its requests have ended, and the next one is opened at once.
      leave(page)
      await page.close()
    },
  }
}
