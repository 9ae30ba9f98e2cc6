import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shopInProcess, type ShopInProcess } from './testing/shop-in-process.ts'

const worlds = join(import.meta.dirname, '../testing/worlds')
const config = `import { collectionAgent, collectionLedger } from '${worlds}/collection.ts'
import { levelAgent } from '${worlds}/single-write.ts'
const names = ['e1', '=e2', 'e3', 'e4', 'e5']
const child = levelAgent({
  perform: (i, u, key, say) => (i.id === 'e3' ? say.refused('e3 is locked') : u.ledger.write('level', i.id, { level: i.level }, key)),
})
export default {
  agents: [collectionAgent({ atOnce: 1 }), child],
  clients: () => ({ ledger: collectionLedger(names.map((id, index) => ({ id, worth: 9 - index }))) }),
  principals: [{ name: 'olga', roles: ['operator'] }],
}
`
let cli: ShopInProcess
beforeAll(async () => {
  cli = await shopInProcess(config)
})
afterAll(() => cli.close())

const ask = 'bring what waits down in time to 1 within 12 minutes'

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')

test('a goal that cannot be met is declined at once, with the words to ask for instead; as far as possible it is begun', async () => {
  const { code, stdout } = await cli.run('goal', ask, '--as', 'olga')
  expect(code).toBe(0)
  expect(flat(stdout)).toContain('it cannot be met: 5 wait, 0 are done, and one takes five minutes (3 against 1)')
  expect(flat(stdout)).toContain("goal 'Bring what waits down in time to 3'")
  expect(flat(stdout)).toContain('declined')
})

test('as far as possible it is begun, and what became of each element is told in one place: in the run, as a list, as JSON and for a spreadsheet', async () => {
  const asked = await cli.run('goal', `${ask} as far as possible`, '--as', 'olga', '--json')
  const { run, ...told } = JSON.parse(asked.stdout) as { run: string }
  // One of them is locked: without it, all are done.
  expect(told).toMatchObject({
    outcome: 'met',
    collection: { elements: 5, notBegun: 0 },
    forecasts: [{ forecast: { reachable: false } }],
  })
  const shown = flat((await cli.run('runs', 'show', run)).stdout)
  expect(shown).toContain('Elements 5: 4 met, 1 handed over')
  expect(shown).toContain('e3 is locked')
  const listed = flat((await cli.run('runs', 'elements', run)).stdout)
  for (const name of ['e1', '=e2', 'e3', 'e4', 'e5']) expect(listed).toContain(name)
  const { elements } = JSON.parse((await cli.run('runs', 'elements', run, '--json')).stdout) as {
    elements: readonly { element: string; standing: string; outcome: string; value: number }[]
  }
  expect(elements.map(({ element, value }) => [element, value])).toEqual([
    ['e1', 9],
    ['=e2', 8],
    ['e3', 7],
    ['e4', 6],
    ['e5', 5],
  ])
  const csv = (await cli.run('runs', 'elements', run, '--csv', '--outcome', 'handed over')).stdout.split('\r\n')
  expect(csv[0]).toBe('element,standing,outcome,reason,deadline,value,effort,beganAt,endedAt,run')
  expect(csv[1]).toMatch(/^e3,ended,handed over,.*e3 is locked.*,,7,,/)
  expect(csv).toHaveLength(3)
  const all = (await cli.run('runs', 'elements', run, '--csv')).stdout
  expect(all).toContain("'=e2,ended,met")
  const mistakes = [
    await cli.run('runs', 'elements', 'x'),
    await cli.run('runs', 'elements', run, '--outcome', 'lost'),
    await cli.run('runs', 'elements', run, '--standing', 'lost'),
  ]
  expect(mistakes.map(({ code }) => code)).toEqual([2, 2, 2])
})
