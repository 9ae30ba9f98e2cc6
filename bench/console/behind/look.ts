import type { Locator, Page } from 'playwright-core'
import { violationsOn } from '../browser/accessibility.ts'
import { settled } from '../browser/pages.ts'

/** A page that is looked at as it is walked; what was found stays. */
export interface Look {
  readonly page: Page
  readonly found: string[]
  /** How often something was looked at. */
  looks: number
}

/** Looks at the page as it stands, in light and dark. */
export async function lookAt(look: Look, where: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await look.page.emulateMedia({ colorScheme: theme })
    look.found.push(...(await violationsOn(look.page, `${where}, ${theme}`)))
  }
  look.looks += 1
}

/** Looks at each tab of a row of tabs, which lie in a part of the page. */
export async function lookAtTabs(look: Look, tabs: string, where: string): Promise<void> {
  const row = look.page.getByRole('main').getByRole('navigation', { name: tabs })
  await row.waitFor()
  const names = (await row.getByRole('link').allInnerTexts()).map((name) => name.replaceAll(/\s+/g, ' ').trim())
  if (names.length < 2) throw new Error(`${where}: there are no tabs to walk`)
  for (const [at, name] of names.entries()) {
    const tab = row.getByRole('link').nth(at)
    await tab.click()
    await row.getByRole('link', { name, exact: true }).and(look.page.locator('[aria-current=page]')).waitFor()
    await settled(look.page)
    await lookAt(look, `${where}, ${name}`)
  }
}

/** Opens a dialog, looks at it, and leaves it without doing what it would do. */
export async function lookAtDialog(look: Look, opens: Locator, where: string): Promise<void> {
  const dialog = look.page.getByRole('dialog')
  await opens.click()
  await dialog.waitFor()
  await dialog
    .getByText(/^Loading /)
    .last()
    .waitFor({ state: 'hidden' })
  await lookAt(look, where)
  await look.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

/** The same for an entry of a menu. */
export async function lookAtEntry(look: Look, menu: string, entry: string | RegExp, where: string): Promise<void> {
  await look.page.getByRole('main').getByRole('button', { name: menu, exact: true }).click()
  const wanted = look.page.getByRole('menuitem', { name: entry })
  await wanted.waitFor()
  await lookAt(look, `${where}, the menu`)
  await lookAtDialog(look, wanted, where)
}
