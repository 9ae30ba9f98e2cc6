import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

/** Where Chromium is, unless the environment says otherwise. */
const usualPath = '/usr/bin/chromium'

/** @param more further switches of Chromium. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? usualPath
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', ...more] })
}

/** What went wrong in pages that nobody had to do wrong: everything here is a failure. */
export interface Mishaps {
  readonly found: readonly string[]
}

export interface Desk {
  readonly context: BrowserContext
  readonly page: Page
  readonly mishaps: Mishaps
  /** Opens another tab of the same browser. */
  tab(): Promise<Page>
  close(): Promise<void>
}

export interface DeskOptions {
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
  /** What a browser holds that was used before: whoever is signed in there is signed in here. */
  readonly state?: Awaited<ReturnType<BrowserContext['storageState']>>
}

/** Milliseconds that anything may take on a machine that has much else to do. */
export const patience = 60_000

/**
 * Somebody's browser, with nothing in it of anybody else's. Scripts that did not come from the console's files, dialogs
 * and errors of the page are noted as mishaps.
 */
export async function openDesk(browser: Browser, options: DeskOptions = {}): Promise<Desk> {
  const { theme = 'light', width = 1280, height = 900, state } = options
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    ...(state === undefined ? {} : { storageState: state }),
  })
  context.setDefaultTimeout(patience)
  const found: string[] = []
  // Runs before anything of the page: what the policy stops is told as well, since nothing should have been tried.
  await context.addInitScript(
    `addEventListener('securitypolicyviolation', (event) =>
       console.error('operant-policy ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))`,
  )
  const watch = (page: Page): void => {
    page.on('pageerror', (error) => found.push(`${page.url()}: ${error.message}`))
    page.on('dialog', (dialog) => {
      found.push(`${page.url()}: a dialog of the browser: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('console', (message) => {
      if (message.text().startsWith('operant-policy')) found.push(`${page.url()}: ${message.text()}`)
    })
  }
  context.on('page', watch)
  const page = await context.newPage()
  return {
    context,
    page,
    mishaps: { found },
    tab: () => context.newPage(),
    close: () => context.close(),
  }
}

/** What a script from outside would have left behind; undefined where none ran. */
export async function ranFromOutside(page: Page): Promise<unknown> {
  return page.evaluate('window.operantRan')
}

/** Keeps what a page showed when something went wrong. */
export async function pictured(page: Page, name: string): Promise<string> {
  const file = join(tmpdir(), `operant-console-${name.replaceAll(' ', '-')}-${Date.now()}.png`)
  await page.screenshot({ path: file, fullPage: true })
  return `${file} (${page.url()})`
}
