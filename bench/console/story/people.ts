import type { Page } from 'playwright-core'
import type { Sandbox } from '../place/sandbox.ts'

/** Whoever takes part, each with a page of their own browser. */
export interface People {
  readonly anna: Page
  readonly lena: Page
  readonly felix: Page
}

/** One chapter of the story. It throws where something does not come about. */
export type Chapter = (people: People, sandbox: Sandbox, tell: (line: string) => void) => Promise<void>

/** Waits until the page says that something was done. */
export async function says(page: Page, text: string | RegExp): Promise<string> {
  const said = page.getByRole('status').getByText(text).first()
  await said.waitFor()
  return said.innerText()
}

/** Clicks a button of the dialog that is open. */
export async function inDialog(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name }).first().click()
}

/** Milliseconds for what workers do: the longest that a run of somebody who was killed waits is part of it. */
const longest = 180_000

/**
 * Waits until a row is there. Rows never move by themselves: new ones are taken in when they are offered.
 */
export async function row(page: Page, name: RegExp): Promise<void> {
  const wanted = page.getByRole('main').getByRole('link', { name }).first()
  const offered = page.getByRole('button', { name: /^\d+ new$/ })
  while (!(await wanted.isVisible())) {
    await wanted.or(offered).first().waitFor({ timeout: longest })
    if (await offered.isVisible()) await offered.click()
  }
  await wanted.click()
}

/** Picks what stands behind "More". */
export async function more(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name }).click()
}
