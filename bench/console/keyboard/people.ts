import type { Locator } from 'playwright-core'
import { settled } from '../browser/pages.ts'
import type { Sandbox } from '../place/sandbox.ts'
import type { Hands } from './hands.ts'

/** Whoever takes part, each at a keyboard of their own. */
export interface Typists {
  readonly anna: Hands
  readonly lena: Hands
  readonly felix: Hands
}

/** One chapter. It throws where something cannot be done by keys. */
export type Chapter = (people: Typists, sandbox: Sandbox) => Promise<void>

/** Milliseconds for what workers do. */
const longest = 180_000

/** Signs in by the token that somebody was given. */
export async function signIn({ page, press, write, reach, lands }: Hands, link: string): Promise<void> {
  const { origin, hash } = new URL(link)
  await page.goto(origin)
  const token = page.getByLabel('Token')
  await token.waitFor()
  await lands('opening the sign-in page', token)
  await reach(token)
  await write(new URLSearchParams(hash.slice(1)).get('token') ?? '')
  await press('Enter')
  await page.getByRole('navigation', { name: 'Pages' }).waitFor()
  await settled(page)
  await lands('signing in')
}

/** Goes to a page by its keys; its heading is read first. */
export async function go({ page, press, lands }: Hands, key: string, title: string): Promise<void> {
  await press(`g ${key}`)
  const heading = page.getByRole('heading', { level: 1, name: title, exact: true })
  await heading.waitFor()
  await settled(page)
  await lands(`g ${key}`, heading)
}

/** Brings a row of a list to be shown whole by `j` and `k`, and takes in what is new where it is not there yet. */
export async function show(hands: Hands, name: RegExp): Promise<void> {
  const { page, press, enter, lands } = hands
  const wanted = page.getByRole('main').getByRole('link', { name }).first()
  const offered = page.getByRole('button', { name: /^\d+ new$/ })
  while (!(await wanted.isVisible())) {
    await wanted.or(offered).first().waitFor({ timeout: longest })
    if (await wanted.isVisible()) break
    await enter(offered)
    await lands('taking in what is new')
  }
  const heading = page.getByRole('article').getByRole('heading', { level: 2 }).first()
  const rows = page.getByRole('main').getByRole('listitem').getByRole('link')
  const [from, to] = await rows.evaluateAll(
    (links, [source, flags]) => {
      const looked = new RegExp(source, flags)
      return [
        links.findIndex((link) => link.hasAttribute('aria-current')),
        links.findIndex((link) => looked.test(link.textContent)),
      ] as const
    },
    [name.source, name.flags] as const,
  )
  const step = to > from ? 1 : -1
  for (let at = from; at !== to; at += step) {
    await press(step === 1 ? 'j' : 'k')
    await rows
      .nth(at + step)
      .and(page.locator('[aria-current]'))
      .waitFor()
  }
  await lands('j and k', heading)
}

/** What is open over the page; the focus is in it. */
export async function dialogOf({ page, lands }: Hands, after: string): Promise<Locator> {
  const dialog = page.getByRole('dialog')
  await dialog.first().waitFor()
  await lands(after, dialog.locator('*'))
  return dialog
}

/** Says why in the dialog that is open, and sends it with Enter on its button. */
export async function sayWhy(hands: Hands, label: string, words: string, does: string | RegExp): Promise<void> {
  const dialog = await dialogOf(hands, `opening what asks “${label}”`)
  await hands.reach(dialog.getByLabel(label))
  await hands.write(words)
  await hands.enter(dialog.getByRole('button', { name: does }).last())
}

/** Waits until the page says that something was done; then the focus has to be somewhere. */
export async function told({ page, lands }: Hands, text: RegExp, on?: Locator): Promise<void> {
  await page.getByRole('status').getByText(text).first().waitFor()
  await lands(`“${text.source}”`, on)
}
