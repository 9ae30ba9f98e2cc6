import type { Page, Route } from 'playwright-core'
import { sideways, violationsOn } from '../browser/accessibility.ts'
import { goTo, pageNames, settled } from '../browser/pages.ts'
import type { Part, Place } from '../part.ts'

/** WCAG 2.2 AA, on every page and state, light and dark; in the short form on every page as it is. */
export const accessibility: Part = {
  name: 'accessibility',
  short: true,
  async play(place) {
    const found: string[] = []
    for (const theme of ['light', 'dark'] as const) found.push(...(await pagesIn(place, theme)))
    found.push(...(await signIn(place)))
    return found
  },
}

async function pagesIn(place: Place, theme: 'light' | 'dark'): Promise<readonly string[]> {
  const { page } = await place.desk('lena', { theme })
  const found: string[] = []
  const names = await pageNames(page)
  for (const name of names) {
    await goTo(page, name)
    const where = `${name}, ${theme}`
    found.push(...(await violationsOn(page, where)), ...(await sideways(page, where)))
    if (!place.short) found.push(...(await states(page, where)))
  }
  for (const [where, open] of dialogs) {
    await open(page)
    await page.getByRole('dialog').waitFor()
    found.push(...(await violationsOn(page, `${where}, ${theme}`)))
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await page.goto(`${place.sandbox.address}/nothing-is-here`)
  await settled(page)
  found.push(...(await violationsOn(page, `an address that is none, ${theme}`)))
  const inStates = place.short ? 'each as it is' : 'each as it is, failing, offline and loading'
  place.tell(`${theme}: ${names.length} pages, ${inStates}; ${dialogs.length} dialogs`)

  return found
}

const dialogs: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['the palette', (page) => page.keyboard.press('Control+k')],
  ['the list of keys', (page) => page.keyboard.press('?')],
  ['stopping', (page) => page.getByRole('button', { name: /^Stop/ }).first().click()],
]

/** All that a page asks for but who is signed in. */
const asked = /\/api\/v1\/(?!session)/

const problem = {
  type: 'about:blank',
  title: 'The database cannot be reached',
  status: 503,
  detail: 'It is tried again in a moment.',
}

/** The page where what it asks for fails, cannot be reached, or does not come. */
async function states(page: Page, where: string): Promise<readonly string[]> {
  const found: string[] = []
  const answers: readonly (readonly [string, (route: Route) => Promise<void>])[] = [
    [
      'failing',
      (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    ],
    ['offline', (route) => route.abort('internetdisconnected')],
    ['loading', () => new Promise(() => undefined)],
  ]
  for (const [state, answer] of answers) {
    await page.route(asked, answer)
    await page.reload()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    if (state !== 'loading')
      await page
        .getByText(/^Loading /)
        .last()
        .waitFor({ state: 'hidden' })
    found.push(...(await violationsOn(page, `${where}, ${state}`)))
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  }
  await page.reload()
  await settled(page)
  return found
}

async function signIn({ browser, sandbox }: Place): Promise<readonly string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(sandbox.address)
    await page.getByLabel('Token').fill('op_wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText(/this is no token/).waitFor()
    found.push(...(await violationsOn(page, `signing in, ${colorScheme}`)))
    await page.getByLabel('Token').fill(new URL(sandbox.signIn('lena')).hash.replace('#token=', ''))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
    await context.close()
  }
  return found
}
