import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { z } from 'zod'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2, levels A and AA. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const resultSchema = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      help: z.string(),
      nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
    }),
  ),
  passes: z.array(z.unknown()),
})

/** What axe finds wrong with a page as it stands, a line each. */
export async function violationsOn(page: Page, where: string): Promise<readonly string[]> {
  if ((await page.evaluate('typeof axe')) !== 'object') await page.evaluate(axe)
  const { violations, passes } = resultSchema.parse(
    await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ['violations'] })`),
  )
  // A page on which nothing could be checked is no page without violations.
  if (passes.length === 0) return [`${where}: axe could check nothing`]
  return violations.map(({ id, help, nodes }) => {
    const first = nodes[0]
    const why = (first?.failureSummary ?? '').replaceAll(/\s+/g, ' ')
    return `${where}: ${id} (${help}), ${nodes.length} times, as at ${JSON.stringify(first?.target)}: ${why}`
  })
}

/** What does not fit a page's width: nothing of it may have to be pushed sideways. */
export async function sideways(page: Page, where: string): Promise<readonly string[]> {
  const [content, shown] = z
    .tuple([z.number(), z.number()])
    .parse(await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.clientWidth]'))
  return content > shown ? [`${where}: ${content} pixels wide on a screen of ${shown}`] : []
}
