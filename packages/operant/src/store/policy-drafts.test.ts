import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from './database.ts'
import { changeDraft, createDraft, discardDraft, handInDraft, openDrafts, policyDraft } from './policy-drafts.ts'
import { draftPolicies, policyVersion, publishPolicies, seedPolicies } from './policy-versions.ts'
import { later, noon } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const files = (text: string) => [{ name: 'p.yaml', text }]
const begun = async (agent: string, id = `draft of ${agent}`): Promise<string> => {
  await seedPolicies(database.pool, agent, { files: files('one'), cases: [], hash: 'one' }, noon)
  const draft = { id, agent, files: files('two'), cases: [], basedOn: 1, author: 'Ann', because: '', at: noon }
  await createDraft(database.pool, draft)
  return id
}
const change = (id: string, revision: number, text: string) =>
  changeDraft(database.pool, {
    id,
    revision,
    files: files(text),
    cases: [],
    basedOn: 1,
    because: 'better',
    at: later,
  })
const handIn = (id: string, revision: number) =>
  handInDraft(database.pool, { id, revision, hash: 'two', because: 'better', at: later })

test('of several who change the same revision at once one does, and nothing of the others is kept', async () => {
  const id = await begun('changed')
  const answers = await Promise.all(['a', 'b', 'c', 'd'].map((text) => change(id, 1, text)))
  expect(answers.filter((revision) => revision === 2)).toHaveLength(1)
  expect(answers.filter((revision) => revision === undefined)).toHaveLength(3)
  const kept = ['a', 'b', 'c', 'd'][answers.indexOf(2)] ?? ''
  expect(await policyDraft(database.pool, id)).toMatchObject({ revision: 2, files: files(kept), because: 'better' })
})

test('a draft that is begun twice is begun once, and one that is handed in often is one version', async () => {
  const id = await begun('often')
  await change(id, 1, 'three')
  await begun('often')
  expect(await handIn(id, 1)).toBe('changed')
  const versions = await Promise.all(Array.from({ length: 5 }, () => handIn(id, 2)))
  expect(versions).toEqual([2, 2, 2, 2, 2])
  expect(await policyVersion(database.pool, 'often', 2)).toMatchObject({
    files: files('three'),
    author: 'Ann',
    publisher: null,
  })
  expect(await openDrafts(database.pool, 'often')).toEqual([])
  expect([await change(id, 2, 'four'), await discardDraft(database.pool, id, 2)]).toEqual([undefined, false])
})

test('what another version has overtaken is not handed in; what is thrown away is gone', async () => {
  const id = await begun('late')
  const content = { files: files('other'), cases: [], hash: 'other' }
  const version = await draftPolicies(database.pool, { agent: 'late', content, author: 'Cy', because: 'x', at: noon })
  expect(
    await publishPolicies(database.pool, { agent: 'late', version, by: 'Di', because: 'x', at: noon }),
  ).toBeUndefined()
  expect(await handIn(id, 1)).toBe('overtaken')
  expect(await discardDraft(database.pool, id, 2)).toBe(false)
  expect(await discardDraft(database.pool, id, 1)).toBe(true)
  expect(await handIn(id, 1)).toBe('no such draft')
  expect(await handIn('none', 1)).toBe('no such draft')
})
