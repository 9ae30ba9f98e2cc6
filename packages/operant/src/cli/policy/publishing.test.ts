import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftPolicies, policyVersion, publishPolicies } from '../../store/policy-versions.ts'
import { shopInProcess, type ShopInProcess } from '../testing/shop-in-process.ts'

const shop = join(import.meta.dirname, '../../../../../examples/small-shop')
const original = readFileSync(join(shop, 'policy.yaml'), 'utf8')
const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length))

let cli: ShopInProcess
let folder: string
beforeAll(async () => {
  cli = await shopInProcess()
  folder = join(cli.folder, 'policies')
})
afterAll(() => cli.close())

const write = (text: string): void => writeFileSync(join(folder, 'policy.yaml'), text)
const askAsBob = () => cli.run('goal', 'settle the claim for order A-3', '--as', 'bob', '--no-watch')
const publish = (...more: readonly string[]) => cli.run('policy', 'publish', '--from', 'policies', ...more)

test('policies are pulled, changed, drafted by one person, published by another, and brought back', async () => {
  const first = await cli.run('goal', 'settle the claim for order A-1', '--as', 'olga')
  expect(first.stdout).toMatch(/policy files of claims are version 1/)

  const pulled = await cli.run('policy', 'pull', '--to', 'policies')
  expect(pulled).toMatchObject({ code: 0, stdout: expect.stringContaining('As in version 1') as string })
  expect(readFileSync(join(folder, 'policy.yaml'), 'utf8')).toBe(original)

  write(original.replaceAll("'<= 50.00 GBP', allow", "'<= 20.00 GBP', allow"))
  const [diff, refused] = await Promise.all([
    cli.run('policy', 'diff', '--from', 'policies'),
    publish('--as', 'lena', '--because', 'caution'),
  ])
  expect(diff.stdout).toMatch(/table refunds, row small[\s\S]*Amount: <= 50\.00 GBP becomes <= 20\.00 GBP/)
  expect(widest(diff.stdout)).toBeLessThanOrEqual(80)
  // A saved case says that 50.00 is refunded alone.
  expect(refused).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/saved cases refuse this: 1 of \d+/) as string,
  })

  const cases = readFileSync(join(folder, 'policy.cases.yaml'), 'utf8')
  writeFileSync(join(folder, 'policy.cases.yaml'), cases.replace('amount: 50.00 GBP', 'amount: 20.00 GBP'))
  const drafted = await publish('--as', 'lena', '--because', 'caution', '--json')
  expect(JSON.parse(drafted.stdout)).toMatchObject({ version: 2, state: 'waiting', author: 'lena' })

  const [own, stranger, nobody, doctor] = await Promise.all([
    cli.run('policy', 'approve', '2', '--as', 'lena'),
    cli.run('policy', 'approve', '2', '--as', 'olga'),
    cli.run('policy', 'approve', '9', '--as', 'paul'),
    cli.run('doctor'),
  ])
  expect(own).toMatchObject({ code: 1, stderr: 'operant: lena wrote this draft; somebody else must publish it\n' })
  expect(stranger.stderr).toMatch(/takes the role policy-publisher or owner, which olga has not/)
  expect(nobody.stderr).toMatch(/have no version 9/)
  expect(doctor.stdout).toMatch(/version 2 of the policies of claims is a draft/)

  const approved = await cli.run('policy', 'approve', '2', '--as', 'paul')
  expect(approved.stdout).toMatch(
    /Version 2 of the policies of claims governs[\s\S]*Written by lena, published by paul/,
  )

  // The file of the agent was not changed: what is published governs all the same.
  const asked = await cli.apart.run('goal', 'settle the claim for order A-1', '--as', 'lena')
  expect(asked.stdout).toMatch(/say something else than version 2, which governs/)
  const [check, explained, files, drift] = await Promise.all([
    cli.run('policy', 'check', '--published', '--json'),
    cli.run('policy', 'explain', 'refund', '--published'),
    cli.run('policy', 'explain', 'refund'),
    cli.run('doctor'),
  ])
  expect(JSON.parse(check.stdout)).toMatchObject([{ agent: 'claims', version: 2 }])
  expect(explained.stdout).toMatch(/Amount up to 20\.00 GBP: allowed/)
  expect(files.stdout).toMatch(/Amount up to 50\.00 GBP: allowed/)
  expect(drift.stdout).toMatch(/warning +policy +The policy files of claims say something else than version\s+2/)

  const back = await cli.run('policy', 'rollback', '1', '--as', 'olga', '--because', 'too careful', '--json')
  expect(JSON.parse(back.stdout)).toMatchObject({ version: 3, restores: 1, state: 'waiting' })
  expect((await cli.run('policy', 'approve', '3', '--as', 'lena')).code).toBe(0)
  const versions = await cli.run('policy', 'versions')
  expect(versions.stdout).toMatch(
    /3 +governs too careful\. Version 1 once more\.[\s\S]*2 +earlier caution[\s\S]*1 +earlier/,
  )
  expect(widest(versions.stdout)).toBeLessThanOrEqual(80)
  const told = JSON.parse((await cli.run('policy', 'versions', '--json')).stdout) as [{ events: { kind: string }[] }]
  expect(told[0].events.map(({ kind }) => kind)).toEqual([
    'seeded',
    'drafted',
    'published',
    'rollback asked',
    'rolled back',
  ])
}, 180_000)

test('files that say something else are not written over unless that is meant', async () => {
  write(`${original}# mine\n`)
  const refused = await cli.run('policy', 'pull', '--to', 'policies')
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/would be written over.*--force/) as string })
  const forced = await cli.run('policy', 'pull', '--to', 'policies', '--force')
  expect(forced.code).toBe(0)
  expect(readFileSync(join(folder, 'policy.yaml'), 'utf8')).toBe(original)
})

test.each([
  [['policy', 'publish', '--as', 'olga'], /say why the policies change/],
  [['policy', 'publish', '--as', 'olga', '--because', 'x'], /which governs, says the same as the files/],
  [['policy', 'publish', '--as', 'olga', '--because', 'x', '--from', 'broken'], /no fact|refnd|no action/],
  [['policy', 'rollback', '1', '--as', 'olga', '--because', 'x'], /says the same as version 1/],
  [['policy', 'pull'], /not a file of this project/],
  [['policy', 'diff', '7'], /have no version 7/],
] as const)('%j', async (words, says) => {
  mkdirSync(join(cli.folder, 'broken'), { recursive: true })
  writeFileSync(join(cli.folder, 'broken/policy.yaml'), original.replace('for: refund', 'for: refnd'))
  expect(await cli.run(...words)).toMatchObject({ code: 2, stderr: expect.stringMatching(says) as string })
})

test('who may ask is said by the version that governs, not by the files', async () => {
  const { pool } = cli
  const governing = await policyVersion(pool, 'claims', 'governing')
  const files = [{ name: 'policy.yaml', text: original.replace(/^grants:\n(  .*\n)+/m, '') }]
  const kept = { agent: 'claims', because: 'for anybody', at: new Date().toISOString() }
  const content = { files, cases: [], hash: 'without grants' }
  const version = await draftPolicies(pool, { ...kept, content, author: 'lena' })
  expect(await publishPolicies(pool, { ...kept, version, by: 'paul' })).toBeUndefined()
  expect(await askAsBob()).toMatchObject({ code: 0, stderr: '' })
  const back = await draftPolicies(pool, { ...kept, content: governing ?? content, author: 'lena' })
  expect(await publishPolicies(pool, { ...kept, version: back, by: 'paul' })).toBeUndefined()
  expect(await askAsBob()).toMatchObject({ code: 2, stderr: expect.stringContaining('nobody named "bob"') as string })
})
