import type { Page } from 'playwright-core'

/** The names of the pages that the navigation leads to. */
export async function pageNames(page: Page): Promise<readonly string[]> {
  const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
  await links.first().waitFor()
  const labels = await links.allInnerTexts()
  // The key that leads there and counts of what waits stand beside the name.
  return labels.map((label) => (label.split('\n')[0] ?? '').trim())
}

/** Goes to a page by its name in the navigation, and waits until it shows what it knows. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).first().click()
  await settled(page)
}

/** Waits until a page has its heading, and nothing on it is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page
    .getByText(/^Loading /)
    .last()
    .waitFor({ state: 'hidden' })
}

/** Brings the whole of a request into sight. The button goes by itself once all was seen, also by the way to it. */
export async function seeWhole(page: Page): Promise<void> {
  const rest = page.getByRole('button', { name: 'Show the rest' })
  const open = page.getByRole('main').getByRole('button', { name: /^Approve\b(?! \d)/, disabled: false })
  for (let left = 60; left > 0 && !(await open.first().isVisible()); left -= 1)
    await rest.click({ timeout: 1_000 }).catch(() => undefined)
}
