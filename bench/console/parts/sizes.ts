import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { openDesk } from '../browser/browser.ts'
import { pageNames, settled, goTo } from '../browser/pages.ts'
import type { Part } from '../part.ts'

/** Bytes that a page may load before it can be used, as they travel. */
const most = 170_000

/** What each page loads at first, in a browser that has seen nothing of the console. */
export const sizes: Part = {
  name: 'sizes',
  short: true,
  async play({ desk, browser, tell }) {
    const { context, page } = await desk('lena')
    const signedIn = await context.storageState()
    const found: string[] = []
    for (const name of await pageNames(page)) {
      await goTo(page, name)
      const fresh = await openDesk(browser, { state: signedIn })
      const bytes = await bytesOf(fresh.page, page.url())
      await fresh.close()
      tell(`${name}: ${(bytes / 1_000).toFixed(0)} kB`)
      if (bytes > most) found.push(`${name} loads ${bytes} bytes, at most ${most} are wanted`)
      if (bytes < 20_000) found.push(`${name} loads ${bytes} bytes: it was not measured`)
    }
    return found
  },
}

/** Scripts and styles that a page loads until it shows what it knows, each compressed by itself. */
async function bytesOf(page: Page, address: string): Promise<number> {
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (['script', 'stylesheet'].includes(response.request().resourceType())) bodies.push(response.body())
  })
  await page.goto(address)
  await settled(page)
  const read = await Promise.all(bodies)
  return read.reduce((sum, body) => sum + gzipSync(body).length, 0)
}
