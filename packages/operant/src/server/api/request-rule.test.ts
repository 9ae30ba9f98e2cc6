import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { policyDraft } from '../../store/policy-drafts.ts'
import { policyVersion } from '../../store/policy-versions.ts'
import { settleClaim } from './testing/shop-runs.ts'
import { testApi, type PersonName, type TestApi } from './testing/test-api.ts'

/** Milliseconds: a machine that may be busy. */
const timeout = 300_000

let api: TestApi
beforeAll(async () => {
  api = await testApi()
  // The shop makes its records when it is first used.
  await settleClaim(api, 'A-1')
  const records = new DatabaseSync(join(api.project.folder, '..', 'shop.sqlite'))
  const amounts = { 'A-11': '60', 'A-12': '80', 'A-13': '70', 'A-14': '90', 'A-15': '65', 'A-16': '72' }
  for (const [id, total] of Object.entries(amounts))
    records.prepare('INSERT INTO orders VALUES (?, ?, ?)').run(id, `${total}.00 GBP`, 'lost')
  records.close()
}, timeout)
afterAll(() => api.close())

const asked = async (order: string): Promise<string> => {
  const run = await settleClaim(api, order)
  const { body } = await api.call(`GET /requests?run=${run}&state=open`, { as: 'lena' })
  return (body as { items: { id: string }[] }).items[0]?.id ?? ''
}
const approved = async (order: string): Promise<void> => {
  const id = await asked(order)
  const said = await api.call(`POST /requests/${id}/decision`, { as: 'lena', body: { decision: 'approve' } })
  expect([order, said.status]).toEqual([order, 200])
}
const rule = (id: string, as: PersonName = 'vera') => api.call(`GET /requests/${id}/rule`, { as })
const draft = (id: string, as: PersonName) => api.call(`POST /requests/${id}/rule`, { as, body: {} })

test(
  'a rule is drafted of five like decisions, as a draft of whoever asks; it governs nothing',
  { timeout },
  async () => {
    for (const order of ['A-11', 'A-12', 'A-13', 'A-14']) await approved(order)
    const id = await asked('A-16')
    expect((await rule(id)).body).toMatchObject({
      can: false,
      why: expect.stringContaining('decided 4 like it') as string,
    })
    expect((await draft(id, 'petra')).status).toBe(409)
    await approved('A-15')
    expect((await rule(id)).body).toMatchObject({
      can: true,
      why: null,
      answer: 'approved',
      decided: 5,
      against: 0,
      people: [{ name: 'lena', times: 5 }],
      rule: 'small shop/refunds/medium',
      adds: expect.stringContaining('60.00 GBP .. 90.00 GBP') as string,
    })
    expect((await draft(id, 'vera')).status).toBe(403)
    const before = await policyVersion(api.project.pool, 'claims', 'governing')
    const made = await draft(id, 'petra')
    expect(made).toMatchObject({ status: 201, body: { agent: 'claims' } })
    const kept = await policyDraft(api.project.pool, (made.body as { draft: string }).draft)
    expect(kept).toMatchObject({ agent: 'claims', author: 'petra', basedOn: before?.version, version: null })
    expect(JSON.stringify(kept?.files)).toContain('as people approve, 5 times')
    expect(kept?.cases.length).toBe((before?.cases.length ?? 0) + 1)
    expect((await policyVersion(api.project.pool, 'claims', 'governing'))?.hash).toBe(before?.hash)
    const question = await asked('A-4')
    expect((await rule(question)).body).toMatchObject({
      can: false,
      why: expect.stringContaining('no single row') as string,
    })
    expect((await rule('none')).status).toBe(404)
  },
)
