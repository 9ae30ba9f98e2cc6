import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claims } from '../../../../../examples/small-shop/agent.ts'
import { loadAgent } from '../../run/loading/load-agent.ts'
import { shopInProcess, type ShopInProcess } from '../testing/shop-in-process.ts'
import { readSavedCases, type SavedCase } from '../../policies/saved-cases.ts'
import { tryCase } from '../../policies/try-case.ts'

const saved = join(import.meta.dirname, '../../../../../examples/small-shop/policy.cases.yaml')
const rule = `rules:
  - rule: lost parcels
    for: refund
    when: order.parcel == "lost" && order.total <= 100.00 GBP
    then: allow
  - rule: one at a time
    for: refund
    when: startedBy == "bob"
    then: approve by lead`
const policies = [{ path: 'mine.yaml', text: `policy: mine\n${rule}\n` }]
const people = (): undefined => undefined
const loaded = loadAgent({ ...claims, policies })
const refund: SavedCase = {
  name: 'a lost parcel',
  action: 'refund',
  arguments: { id: 'A-1', amount: '24.00 GBP' },
  facts: { order: { parcel: 'lost', total: '24.00 GBP' } },
  literals: [],
  startedBy: 'olga',
  now: new Date('2026-03-02T12:00:00Z'),
  expect: 'deny',
  by: undefined,
}

let cli: ShopInProcess
beforeAll(async () => {
  cli = await shopInProcess()
})
afterAll(() => cli.close())

test('the policies of the project are checked, explained and tried from the command line', async () => {
  const [checked, explained, unknown, tried] = await Promise.all([
    cli.run('policy', 'check', '--json'),
    cli.run('policy', 'explain', 'refund'),
    cli.run('policy', 'explain', 'refnd'),
    cli.run('policy', 'test', saved, '--json'),
  ])
  expect(JSON.parse(checked.stdout)).toMatchObject([{ agent: 'claims', warnings: [] }])
  expect(explained.stdout).toMatch(/Amount up to 500\.00 GBP: needs approval by lead/)
  expect(explained.stdout).toMatch(/Argument amount must be at most order\.total; otherwise denied/)
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean "refund"?') as string })
  expect(tried.code).toBe(0)
  expect(JSON.parse(tried.stdout)).toMatchObject({ passed: 7, failed: 0 })
})

test('a case that is decided otherwise fails the command, and says by what', async () => {
  const file = join(cli.folder, 'mine.cases.yaml')
  const call = 'action: refund, arguments: { id: A-1, amount: 60.00 GBP }'
  writeFileSync(file, `agent: claims\nstartedBy: olga\ncases:\n  - { case: big, ${call}, expect: allow }\n`)
  const tried = await cli.run('policy', 'test', file)
  expect(tried.code).toBe(1)
  expect(tried.stdout).toMatch(/expected allow, and it is approve by lead[\s\S]*0 passed, 1 failed/)
})

test('only what the policies look at need be given, and amounts as policies write them', () => {
  const tried = tryCase(loaded, refund, people)
  // The budget that the action spends from is not in these policies.
  expect(tried).toMatchObject({ decided: 'deny', passed: true })
  expect(tried.reasons).toContainEqual(expect.objectContaining({ effect: 'allow' }))
})

test.each<[string, Partial<SavedCase>, RegExp]>([
  ['another outcome', { expect: 'allow' }, /expected allow, and it is deny/],
  ['another rule', { by: 'lost parcels' }, /expected "lost parcels" to decide/],
  ['an unknown action', { action: 'refnd' }, /no action "refnd"\. Did you mean "refund"/],
  ['an unknown argument', { arguments: { amout: 1 } }, /no argument "amout"\. Did you mean "amount"/],
  ['an argument of another type', { arguments: { amount: 12 } }, /arguments\.amount does not fit/],
  ['a fact no policy looks at', { facts: { whereabouts: 'lost' } }, /no policy of refund looks at "whereabouts"/],
  ['a field no policy looks at', { facts: { order: { id: 'A-1' } } }, /no policy looks at "order\.id"/],
])('a case with %s does not pass', (_, change, why) => {
  expect(tryCase(loaded, { ...refund, ...change }, people)).toMatchObject({
    passed: false,
    why: expect.stringMatching(why) as string,
  })
})

test.each([
  ['agent: claims\n', /cases/],
  ['agent: claims\ncases: []\n', /at least one case/],
  ['agent: claims\ncases:\n  - { case: a, action: b, expect: perhaps }\n', /cases\.0\.expect: expected allow, deny/],
  ['agent: claims\ncases:\n  - { case: a, action: b, expect: deny, becuase: c }\n', /becuase/],
  ['agent: [', /not YAML/],
])('saved cases that cannot be read name the field: %j', (text, says) => {
  const file = join(cli.folder, 'broken.yaml')
  writeFileSync(file, text)
  expect(() => readSavedCases(file)).toThrow(says)
})
