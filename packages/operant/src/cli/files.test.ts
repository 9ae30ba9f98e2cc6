import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shopInProcess, type ShopInProcess } from './testing/shop-in-process.ts'

const world = join(import.meta.dirname, '../testing/worlds/papers.ts')
const config = `import { readFileSync } from 'node:fs'
import { clerk } from '${world}'
const shelf = () => Object.entries(JSON.parse(readFileSync('shelf.json', 'utf8')))
export default {
  agents: [clerk],
  clients: () => ({ shelf: new Map(shelf().map(([name, text]) => [name, Buffer.from(text)])) }),
  principals: [{ name: 'olga', roles: ['operator'] }],
}
`
const put = (files: Record<string, string>): void =>
  writeFileSync(join(cli.folder, 'shelf.json'), JSON.stringify(files))
const made = { 'the report.html': '<p>Fine.', '../over there.csv': 'a,b\r\n' }

let cli: ShopInProcess
let run = ''
beforeAll(async () => {
  cli = await shopInProcess(config)
  put(made)
  const asked = await cli.run('goal', 'write the report', '--as', 'olga', '--json')
  run = (JSON.parse(asked.stdout) as { run: string }).run
})
afterAll(() => cli.close())

test('a run tells what it made, and how it is saved', async () => {
  const { stdout } = await cli.run('runs', 'show', run)
  expect(stdout).toContain('the report.html, 8 bytes')
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`runs file ${run} 'the report.html'`)
  const { files } = JSON.parse((await cli.run('runs', 'show', run, '--json')).stdout) as { files: unknown }
  expect(files).toMatchObject([
    { name: 'the report.html', bytes: 8 },
    { name: '../over there.csv', bytes: 5 },
  ])
})

test('it is saved here under a name that leads nowhere else, or where it is said', async () => {
  expect((await cli.run('runs', 'file', run, 'the report.html')).stdout).toContain('the report.html, 8 bytes')
  expect(readFileSync(join(cli.folder, 'the report.html'), 'utf8')).toBe('<p>Fine.')
  const { stdout } = await cli.run('runs', 'file', run, '../over there.csv', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ file: join(cli.folder, '.._over there.csv'), bytes: 5 })
  expect((await cli.run('runs', 'file', run, '../over there.csv', '--to', 'lines.csv')).code).toBe(0)
  expect(readFileSync(join(cli.folder, 'lines.csv'), 'utf8')).toBe('a,b\r\n')
})

test('nothing is written over, and a file that is another now is not saved', async () => {
  writeFileSync(join(cli.folder, 'mine.html'), 'mine')
  const over = await cli.run('runs', 'file', run, 'the report.html', '--to', 'mine.html')
  expect([over.code, over.stderr]).toEqual([2, expect.stringContaining('mine.html is there already')])
  expect(readFileSync(join(cli.folder, 'mine.html'), 'utf8')).toBe('mine')
  const nowhere = await cli.run('runs', 'file', run, 'the report.html', '--to', 'no/where.html')
  expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('a folder that is there')])
  put({ ...made, 'the report.html': '<p>Fire.' })
  const changed = await cli.run('runs', 'file', run, 'the report.html', '--to', 'changed.html')
  expect([changed.code, changed.stderr]).toEqual([2, expect.stringContaining('is not the file that was made')])
  put({})
  const gone = await cli.run('runs', 'file', run, 'the report.html', '--to', 'gone.html')
  expect([gone.code, gone.stderr]).toEqual([2, expect.stringContaining('is not kept any more')])
  const other = await cli.run('runs', 'file', run, 'the plan.html')
  expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('it made "the report.html"')])
  put(made)
  expect(readdirSync(cli.folder).filter((name) => /changed|gone|\.new$/.test(name))).toEqual([])
})
