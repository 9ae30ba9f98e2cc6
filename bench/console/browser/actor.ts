import type { Page } from 'playwright-core'

/** What a person does, counted: each click, each key, each text that is typed. */
export interface Actor {
  readonly done: readonly string[]
  /** Counts what is done by other means. */
  note(what: string): void
  open(address: string): Promise<void>
  click(role: 'link' | 'button' | 'menuitem' | 'option', name: string | RegExp): Promise<void>
  press(keys: string): Promise<void>
  type(label: string | RegExp, text: string): Promise<void>
}

/** Acts on a page by what can be read on it, and by nothing else. */
export function actorOn(page: Page): Actor {
  const done: string[] = []
  return {
    done,
    note: (what) => void done.push(what),
    async open(address) {
      done.push('open the address')
      await page.goto(address)
    },
    async click(role, name) {
      done.push(`click ${String(name)}`)
      // Over a dialog nothing behind it can be clicked.
      const dialog = page.getByRole('dialog')
      const within = (await dialog.count()) > 0 ? dialog : page.locator('body')
      await within.getByRole(role, { name }).first().click()
    },
    async press(keys) {
      done.push(`press ${keys}`)
      await page.keyboard.press(keys)
    },
    async type(label, text) {
      done.push(`type into ${String(label)}`)
      await page.getByLabel(label).fill(text)
    },
  }
}
