import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser, openDesk, type DeskOptions } from '../browser/browser.ts'
import { goTo } from '../browser/pages.ts'
import { openSandbox } from '../place/sandbox.ts'
import { row } from '../story/people.ts'

/**
 * Takes the pictures of the README and of docs/console-walk.md: a sandbox as a user starts it, in a real Chromium. What
 * is on them is what the agents have come to by then; nothing is put in.
 */
const folder = join(import.meta.dirname, '../../../docs/pictures')

interface Picture {
  readonly file: string
  readonly options: DeskOptions
  readonly show: (page: Page) => Promise<void>
}

const laptop = { width: 1280, height: 800 } as const
const phone = { width: 390, height: 780 } as const

/** The first approval of somebody who leads. */
async function firstRequest(page: Page): Promise<void> {
  await goTo(page, 'Inbox')
  await row(page, /^Replace line|^Send the same again/)
  await page.getByRole('article').getByRole('heading', { name: 'What will be done' }).waitFor()
}

/** A run that has come to something. */
async function aRun(page: Page): Promise<void> {
  await goTo(page, 'Runs')
  const met = page.getByRole('main').getByText('Met', { exact: true }).filter({ visible: true })
  await met.first().waitFor({ timeout: 180_000 })
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Resolve ticket/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: /Resolve ticket/ }).waitFor()
}

const pictures: readonly Picture[] = [
  { file: 'inbox.png', options: laptop, show: firstRequest },
  { file: 'inbox-dark.png', options: { ...laptop, theme: 'dark' }, show: firstRequest },
  { file: 'inbox-phone.png', options: phone, show: inboxOnPhone },
  { file: 'home.png', options: laptop, show: (page) => goTo(page, 'Home') },
  { file: 'runs.png', options: laptop, show: (page) => goTo(page, 'Runs') },
  { file: 'run.png', options: laptop, show: aRun },
  {
    file: 'policies.png',
    options: laptop,
    async show(page) {
      await goTo(page, 'Policies')
      await page.getByRole('link', { name: 'support', exact: true }).click()
      await page.getByRole('table').first().waitFor()
    },
  },
  {
    file: 'agent.png',
    options: laptop,
    async show(page) {
      await goTo(page, 'Agents')
      await page.getByRole('link', { name: 'support', exact: true }).first().click()
      await page.getByRole('heading', { level: 1, name: 'support' }).waitFor()
    },
  },
  { file: 'schedules.png', options: laptop, show: (page) => goTo(page, 'Schedules') },
  { file: 'connectors.png', options: laptop, show: (page) => goTo(page, 'Connectors') },
  {
    file: 'escalation.png',
    options: laptop,
    async show(page) {
      await goTo(page, 'Escalations')
      await row(page, /^Resolve ticket/)
      await page.getByRole('article').getByRole('heading', { name: 'Why it stopped' }).waitFor()
    },
  },
]

async function inboxOnPhone(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pages' }).click()
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /^Inbox/ })
    .click()
  await row(page, /^Replace line|^Send the same again/)
  await page.getByRole('article').getByRole('heading', { name: 'What will be done' }).waitFor()
}

await mkdir(folder, { recursive: true })
const sandbox = await openSandbox({ tickets: 60, every: 4 })
const browser = await openBrowser()
try {
  for (const { file, options, show } of pictures) {
    const desk = await openDesk(browser, options)
    await desk.page.goto(sandbox.signIn('lena'))
    await desk.page.getByRole('heading', { level: 1 }).first().waitFor()
    await show(desk.page)
    // What is still on its way has come, and the sign-in's words are gone.
    await desk.page.waitForLoadState('load')
    await desk.page.screenshot({ path: join(folder, file) })
    if (desk.mishaps.found.length > 0) throw new Error(`${file}: ${desk.mishaps.found.join('; ')}`)
    console.log(join('docs/pictures', file))
    await desk.close()
  }
} finally {
  await browser.close()
  await sandbox.close()
}
