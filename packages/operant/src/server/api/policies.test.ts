import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImpactShape, PolicyContentShape, PolicyVersionShape } from './schemas/policy.ts'
import { goOn, settleClaim } from './testing/shop-runs.ts'
import { testApi, type Called, type PersonName, type TestApi } from './testing/test-api.ts'

/** Milliseconds: a machine that may be busy. */
const timeout = 180_000

type Content = z.infer<typeof PolicyContentShape>
type Version = z.infer<typeof PolicyVersionShape>
type Impact = z.infer<typeof ImpactShape>

let api: TestApi
let asked: string
beforeAll(async () => {
  api = await testApi()
  // Refunds of 24.00, which small allows, and of 120.00, which medium leaves to the lead.
  await goOn(api, await settleClaim(api, 'A-1'))
  asked = await settleClaim(api, 'A-3')
  await goOn(api, asked)
}, timeout)
afterAll(() => api.close())

const original = readFileSync(join(import.meta.dirname, '../../../../../examples/small-shop/policy.yaml'), 'utf8')
const policies = '/policies/claims'
const content = async (of = 'governing'): Promise<Content> =>
  (await api.call(`GET ${policies}/content?of=${of}`, { as: 'vera' })).body as Content
const begin = async (as: PersonName = 'petra'): Promise<Content> =>
  (await api.call(`POST ${policies}/drafts`, { as, body: {} })).body as Content
const at = (revision: number) => ({ 'If-Match': `"${revision}"` })
const revisionOf = ({ draft }: Content): number => draft?.revision ?? 0
const pathOf = ({ draft }: Content): string => `${policies}/drafts/${draft?.id ?? ''}`
const put = (draft: Content, body: unknown, as: PersonName = 'petra', part = ''): Promise<Called> =>
  api.call(`PUT ${pathOf(draft)}${part}`, { as, body, headers: at(revisionOf(draft)) })
const changed = async (draft: Content, body: unknown, part = ''): Promise<Content> => {
  const { status, body: told } = await put(draft, body, 'petra', part)
  if (status !== 200) throw new Error(JSON.stringify(told))
  return told as Content
}
const files = (text: string) => [{ name: 'policy.yaml', text }]
const handIn = (draft: Content, as: PersonName = 'petra'): Promise<Called> =>
  api.call(`POST ${pathOf(draft)}/hand-in`, { as, body: { because: 'caution' }, headers: at(revisionOf(draft)) })
const publish = (version: number, as: PersonName): Promise<Called> =>
  api.call(`POST ${policies}/versions/${version}/publish`, { as, body: {} })

const explain = (body: unknown) => api.call(`POST ${policies}/explain`, { as: 'vera', body })

/** The refunds of the shop, with other bounds. */
const refunds = ({ tables }: Content, bounds: readonly [string, string]) => {
  const [table] = tables
  if (!table) throw new Error('the shop has a table')
  const rows = table.rows.map(({ name, outcome, cells }, was) => ({
    name,
    outcome,
    cells: [bounds[was] ?? cells[0]],
    was,
  }))
  const { table: name, for: actions, hit } = table
  const columns = table.columns.map((column) => ({ name: column.name, expression: column.expression }))
  return { file: table.file, name, table: { table: name, for: actions, hit, columns, rows } }
}

test('what governs is told with its tables, what they look at, and its saved cases tried', async () => {
  expect((await api.call('GET /policies', { as: 'vera' })).body).toMatchObject({
    items: [{ agent: 'claims', governs: 1, unusable: null, filesAgree: true, waiting: [], drafts: [] }],
  })
  const told = await content()
  expect(told).toMatchObject({ usable: true, problems: [], draft: null, version: { version: 1, state: 'governs' } })
  expect(told.tables).toMatchObject([
    {
      table: 'refunds',
      plain: true,
      columns: [
        { name: 'Amount', expression: 'arguments.amount', is: { kind: 'money', values: null, optional: false } },
      ],
      rows: [{ id: 'small shop/refunds/small' }, {}, { cells: ['-'], outcome: 'deny' }],
    },
  ])
  expect(told.rules.map(({ id }) => id)).toContain('small shop/letters')
  expect(told.actions.find(({ action }) => action === 'refund')).toMatchObject({
    arguments: expect.arrayContaining([
      { name: 'amount', is: { kind: 'money', values: null, optional: false } },
    ]) as unknown,
  })
  expect(told.tried.every(({ passed }) => passed)).toBe(true)
  expect(told.tried[1]).toMatchObject({
    expected: 'approve by lead',
    call: { action: 'refund', startedBy: 'olga' },
    decision: { effect: 'approve', deciding: 'small shop/refunds/medium' },
  })
})

test('a draft is changed by its author alone, as it was when they looked', { timeout }, async () => {
  const draft = await begin()
  expect(draft).toMatchObject({ draft: { author: 'petra', basedOn: 1, overtaken: false, revision: 1, version: null } })
  const path = pathOf(draft)
  const body = { files: files('policy: small shop\n') }
  expect((await api.call(`PUT ${path}`, { as: 'petra', body })).status).toBe(428)
  expect((await api.call(`PUT ${path}`, { as: 'petra', body, headers: { 'If-Match': 'W/"1"' } })).status).toBe(422)
  expect((await put(draft, body, 'lena')).status).toBe(403)
  const next = await put(draft, body)
  expect([next.status, next.headers.get('etag')]).toEqual([200, '"2"'])
  expect((await put(draft, body)).body).toMatchObject({ status: 412, revision: 2 })
  expect((await api.call(`PUT ${policies}/drafts/none`, { as: 'petra', body, headers: at(1) })).status).toBe(404)
  expect((await api.call(`GET ${policies}/drafts`, { as: 'vera' })).body).toMatchObject({ items: [{ revision: 2 }] })
  const gone = () => api.call(`DELETE ${path}`, { as: 'petra', headers: at(2) })
  expect([(await gone()).status, (await gone()).status]).toEqual([204, 404])
})

test('what cannot be used is kept, and said with the cell that it stands in', { timeout }, async () => {
  const draft = await begin()
  const wrong = await changed(draft, refunds(draft, ['<= 50.00', '<= 500.00 GBP']), '/table')
  expect(wrong).toMatchObject({ usable: false, tried: [] })
  expect(wrong.problems).toMatchObject([
    {
      file: 'policy.yaml',
      line: 8,
      at: { table: 'refunds', row: 0, cell: 1 },
      message: expect.stringContaining('Amount') as string,
    },
  ])
  expect((await handIn(wrong)).body).toMatchObject({ status: 409, why: 'refused' })
  const text = await changed(wrong, { files: files('policy: [') })
  expect(text.problems[0]?.message).toContain('not YAML')
  expect((await api.call(`GET ${policies}/difference?to=${draft.draft?.id ?? ''}`, { as: 'vera' })).status).toBe(409)
})

test(
  'the impact of a draft names the decisions it would have made otherwise, and what never had a say',
  { timeout },
  async () => {
    const draft = await begin()
    const strict = await changed(draft, refunds(draft, ['<= 20.00 GBP', '<= 500.00 GBP']), '/table')
    const impact = async (of: string) =>
      (await api.call(`GET ${policies}/impact?of=${of}`, { as: 'vera' })).body as Impact
    const told = await impact(strict.draft?.id ?? '')
    expect(told).toMatchObject({ against: 1, runs: 2, stricter: 1, milder: 0, other: 0, untold: 0 })
    expect(told.flips).toMatchObject([
      {
        action: 'refund',
        before: 'allow',
        after: 'approve by lead',
        change: 'stricter',
        by: { before: 'small shop/refunds/small', after: 'small shop/refunds/medium' },
      },
    ])
    expect(told.never).toEqual(['small shop/refunds/small', 'small shop/refunds/large'])
    expect(await impact('governing')).toMatchObject({ stricter: 0, milder: 0, same: told.decisions })

    // What was decided becomes a case that every later version must decide so.
    const [flip] = told.flips
    const saved = await changed(
      strict,
      { case: 'as before', expect: 'allow', call: { run: flip?.run, seq: flip?.seq } },
      '/case',
    )
    expect(saved.tried.at(-1)).toMatchObject({ case: 'as before', passed: false, decided: 'approve by lead' })
    const wrong = await put(saved, { case: 'x', expect: 'allow', call: { run: asked, seq: 1 } }, 'petra', '/case')
    expect(wrong.status).toBe(422)
    const without = await api.call(`DELETE ${pathOf(saved)}/case?case=as+before`, {
      as: 'petra',
      headers: at(revisionOf(saved)),
    })
    expect((without.body as Content).tried.map(({ case: name }) => name)).not.toContain('as before')
  },
)

test('one call is decided as a draft would decide it, with the values that the clauses saw', async () => {
  const call = { action: 'refund', arguments: { id: 'A-1', amount: '60.00 GBP' }, startedBy: 'olga' }
  expect((await explain(call)).body).toMatchObject({
    outcome: 'approve by lead',
    deciding: 'small shop/refunds/medium',
    ways: [expect.stringContaining('50.00 GBP')],
  })
  expect((await explain({ ...call, arguments: { amount: 'much' } })).body).toMatchObject({ status: 422 })
  expect((await explain({ ...call, action: 'refnd' })).body).toMatchObject({
    status: 422,
    detail: expect.stringContaining('Did you mean "refund"?') as string,
  })
})

test(
  'a table is changed and published by another person; what was overtaken is not, and comes back',
  { timeout },
  async () => {
    const [draft, other] = [await begin(), await begin('lena')]
    const bounds = await changed(draft, refunds(draft, ['<= 20.00 GBP', '<= 500.00 GBP']), '/table')
    expect(bounds.files[0]?.text).toBe(original.replace("'<= 50.00 GBP'", "'<= 20.00 GBP'"))
    expect((await handIn(bounds)).body).toMatchObject({
      status: 409,
      detail: expect.stringContaining('saved cases refuse') as string,
    })
    const [, cases] = [
      bounds,
      bounds.cases.map(({ name, text }) => ({ name, text: text.replace('50.00 GBP }', '20.00 GBP }') })),
    ]
    const ready = await changed(bounds, { cases })
    const id = ready.draft?.id ?? ''
    expect((await api.call(`GET ${policies}/difference?to=${id}`, { as: 'vera' })).body).toMatchObject({
      items: [
        {
          what: 'table refunds, row small',
          fields: [{ field: 'Amount', before: '<= 50.00 GBP', after: '<= 20.00 GBP' }],
        },
      ],
    })
    const made = await handIn(ready)
    expect(made).toMatchObject({
      status: 201,
      body: { state: 'waiting', author: 'petra', publishers: ['lena', 'paul'] },
    })
    const { version } = made.body as Version
    expect((await handIn(ready)).body).toMatchObject({ version })
    expect((await put(ready, { because: 'x' })).body).toMatchObject({ status: 409, why: 'handed in' })

    expect((await publish(version, 'petra')).status).toBe(403)
    expect((await publish(version, 'olga')).status).toBe(403)
    expect((await publish(9, 'paul')).status).toBe(404)
    expect((await publish(version, 'paul')).body).toMatchObject({
      state: 'governs',
      publisher: 'paul',
      because: 'caution',
    })
    expect(api.project.agents.get('claims')?.policies.version).toBe(version)

    expect((await content(other.draft?.id)).draft).toMatchObject({ overtaken: true })
    const late = await api.call(`POST ${pathOf(other)}/hand-in`, { as: 'lena', body: { because: 'x' }, headers: at(1) })
    expect(late.body).toMatchObject({ status: 409, why: 'overtaken' })
    const based = await put(other, { basedOn: version }, 'lena')
    expect((based.body as Content).draft).toMatchObject({ overtaken: false, basedOn: version })

    const back = await api.call(`POST ${policies}/versions/1/rollback`, { as: 'paul', body: { because: 'too strict' } })
    expect(back).toMatchObject({ status: 201, body: { restores: 1, state: 'waiting', publishers: ['lena'] } })
    const restored = (back.body as Version).version
    expect((await publish(restored, 'paul')).body).toMatchObject({ status: 403, why: 'your own draft' })
    expect((await publish(restored, 'lena')).status).toBe(200)
    const again = await api.call(`POST ${policies}/versions/1/rollback`, { as: 'paul', body: { because: 'x' } })
    expect(again.body).toMatchObject({ status: 409, why: 'the same' })
    const page = await api.call(`GET ${policies}/versions?limit=2`, { as: 'vera' })
    expect(page.body).toMatchObject({
      items: [
        { version: restored, state: 'governs' },
        { version, state: 'earlier' },
      ],
    })
    const { next } = page.body as { next: string }
    expect((await api.call(`GET ${policies}/versions?after=${next}`, { as: 'vera' })).body).toMatchObject({
      items: [{ version: 1, author: 'the files' }],
      next: null,
    })
  },
)
