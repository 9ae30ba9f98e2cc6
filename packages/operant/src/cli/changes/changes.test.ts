import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { shopInProcess, type ShopInProcess } from '../testing/shop-in-process.ts'

const example = join(import.meta.dirname, '../../../../../examples/price-list')
const config = `import { priceLists } from '${example}/agent.ts'
import { shopIn } from '${example}/shop.ts'
export default {
  agents: [priceLists],
  clients: ({ folder }) => shopIn(folder),
  principals: [
    { name: 'olga', roles: ['operator'] },
    { name: 'bea', roles: ['buyer'] },
  ],
}
`

let cli: ShopInProcess
beforeAll(async () => {
  cli = await shopInProcess(config)
})
afterAll(() => cli.close())

const listed = z.object({ elements: z.array(z.object({ key: z.string(), title: z.string(), standing: z.string() })) })

/** The request that a list leads to. */
async function asked(list: string): Promise<string> {
  const { stdout } = await cli.run('goal', `put price list ${list} into effect`, '--as', 'olga')
  return /approvals approve (\w+)/.exec(stdout)?.[1] ?? ''
}

async function elementsOf(id: string, ...more: readonly string[]) {
  const { stdout } = await cli.run('approvals', 'show', id, '--elements', ...more, '--json')
  return listed.parse(JSON.parse(stdout)).elements
}

test('a set is shown as a whole and by pages, and what is named wrongly is answered with what would be right', async () => {
  const id = await asked('spring')
  const whole = await cli.run('approvals', 'show', id)
  expect(whole.stdout).toMatch(/119 × setPrice[\s\S]*1 × announce[\s\S]*revision: the revision of/)
  expect(whole.stdout.replaceAll(/\s+/g, ' ')).toContain('121 changes prepared, 120 asked about here')
  const pages = await Promise.all(['1', '2', '3'].map((page) => elementsOf(id, '--page', page)))
  expect(pages.map((page) => page.length)).toEqual([50, 50, 20])
  expect(new Set(pages.flat().map(({ key }) => key)).size).toBe(120)
  expect(pages[0]?.[0]).toMatchObject({
    key: 'item-1',
    title: 'Set the price of item-1 to 9.00 EUR',
    standing: 'asked',
  })
  const printed = await cli.run('approvals', 'show', id, '--elements')
  expect(printed.stdout).toMatch(/announce item-1 [\s\S]*not known yet[\s\S]*Page 1 of 3, 120 in all/)
  const wrong = await Promise.all([
    cli.run('approvals', 'show', id, '--elements', '--page', '4'),
    cli.run('approvals', 'approve', id, '--as', 'bea', '--elements', 'item-1,item-x'),
    cli.run('approvals', 'approve', id, '--as', 'bea', '--elements', 'item-1', '--except', 'item-2'),
    cli.run('approvals', 'approve', id, '--as', 'bea', '--elements', ','),
    cli.run('approvals', 'approve', id, '--as', 'olga', '--elements', 'item-1'),
  ])
  expect(wrong.map(({ code }) => code)).toEqual([2, 2, 2, 2, 1])
  expect(wrong.map(({ stderr }) => stderr.replaceAll(/\s+/g, ' ')).join('\n')).toMatch(
    /--page goes from 1 to 3, not 4.*\n.*has no element "item-x".*\n.*not both.*\n.*at least one element.*\n.*buyer/,
  )
})

test('approved by element exactly those are done, and all but some where those are named', async () => {
  const first = await asked('summer')
  const some = await cli.run('approvals', 'approve', first, '--as', 'bea', '--elements', 'item-30,item-3')
  expect(some).toMatchObject({ code: 0, stderr: '' })
  const done = [...(await elementsOf(first)), ...(await elementsOf(first, '--page', '2'))].filter(
    ({ standing }) => standing === 'done',
  )
  expect(done.map(({ key }) => key)).toEqual(['item-3', 'item-30'])
  const second = await asked('autumn')
  const most = await cli.run('approvals', 'approve', second, '--as', 'bea', '--except', 'item-1,item-50')
  expect(most).toMatchObject({ code: 0, stderr: '' })
  const pages = await Promise.all(['1', '2', '3'].map((page) => elementsOf(second, '--page', page)))
  const left = pages.flat().filter(({ standing }) => standing !== 'done')
  // What is announced is the revision of a price that was left out.
  expect(left.map(({ key, standing }) => [key, standing])).toEqual([
    ['item-1', 'left'],
    ['announce item-1', 'left'],
    ['item-50', 'left'],
  ])
})
