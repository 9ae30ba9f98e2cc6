import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../store/database.ts'
import { answerRequest, requestRow } from '../store/requests.ts'
import { PostgresRunStore } from '../store/run-store.ts'
import { anEvent, aRequest, aRun, noon } from '../store/testing/samples.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import { answerSigner, verifiedAnswers } from './signed-answers.ts'
import { signatureOf, verify, type SigningKeys } from './signature.ts'
import { signingKeyFile, signingKeys } from './signing-keys.ts'

const keys: SigningKeys = [randomBytes(32)]
let database: Database
let folder: string
beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'operant-keys-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database.close()
})

async function answered() {
  const store = new PostgresRunStore(database.pool)
  const [run, request] = [aRun(), aRequest({ shown: { amount: '12.00', to: 'C1' } })]
  await store.open(run)
  await store.append(run.id, 1, [anEvent()], { requests: [request], waits: { until: null } })
  await answerRequest(database.pool, {
    request: request.id,
    by: { name: 'lena', roles: ['lead', 'operator'] },
    how: { channel: 'command line', token: 'tok_1' },
    answer: { kind: 'approved', reason: 'fine' },
    at: noon,
    sign: answerSigner(keys),
  })
  return request.id
}

const verified = async (request: string, by = keys) => {
  const row = await requestRow(database.pool, request)
  return row ? verifiedAnswers(by, row) : []
}

test('#31 an answer is signed with who, how, when and what was shown; whatever is changed in its row shows', async () => {
  const request = await answered()
  expect(await verified(request)).toEqual(['verified'])
  const changes = [
    `UPDATE operant.request_answers SET name = 'olga'`,
    `UPDATE operant.request_answers SET kind = 'rejected'`,
    `UPDATE operant.request_answers SET reason = 'never'`,
    `UPDATE operant.request_answers SET roles = '{lead}'`,
    `UPDATE operant.request_answers SET channel = 'link'`,
    `UPDATE operant.request_answers SET token = NULL`,
    `UPDATE operant.request_answers SET elements = '{a}'`,
    `UPDATE operant.request_answers SET at = at + interval '1 second'`,
    `UPDATE operant.request_answers SET signature = 'v1.0000000000000000.' || right(signature, 43)`,
    `UPDATE operant.requests SET shown = '{"amount":"120.00","to":"C1"}'`,
    `UPDATE operant.requests SET arguments_hash = 'other'`,
  ]
  for (const change of changes) {
    const one = await answered()
    const where = change.includes('request_answers') ? 'request_id' : 'id'
    await database.pool.query(`${change} WHERE ${where} = $1`, [one])
    expect([change, ...(await verified(one))]).toEqual([change, expect.stringMatching(/^(changed|unknown key)$/)])
  }
  expect(await verified(request)).toEqual(['verified'])
})

test('#31 without the key nobody makes a signature that verifies', async () => {
  const request = await answered()
  expect(await verified(request, [randomBytes(32)])).toEqual(['unknown key'])
  const row = await requestRow(database.pool, request)
  const forged = signatureOf([randomBytes(32)], { request }).replace(/\.[0-9a-f]{16}\./, () => {
    return `.${/\.([0-9a-f]{16})\./.exec(row?.given[0]?.signature ?? '')?.[1] ?? ''}.`
  })
  await database.pool.query('UPDATE operant.request_answers SET signature = $2 WHERE request_id = $1', [
    request,
    forged,
  ])
  expect(await verified(request)).toEqual(['changed'])
})

test('the order of fields is of no account, each value is; an older key still verifies what it signed', () => {
  const [old, fresh] = [randomBytes(32), randomBytes(32)]
  const signature = signatureOf([old], { a: 1, b: 'x' })
  expect(verify([old], { b: 'x', a: 1 }, signature)).toBe('verified')
  expect(verify([old], { a: 2, b: 'x' }, signature)).toBe('changed')
  expect(verify([fresh, old], { a: 1, b: 'x' }, signature)).toBe('verified')
  expect(verify([fresh], { a: 1, b: 'x' }, signature)).toBe('unknown key')
  expect(verify([old], { a: 1, b: 'x' }, 'nonsense')).toBe('changed')
})

test('the key is made once, for its owner only; one that is too short is refused', () => {
  const [first] = signingKeys(folder, {})
  expect(signingKeys(folder, {})[0]).toEqual(first)
  expect(statSync(signingKeyFile(folder)).mode & 0o777).toBe(0o600)
  const [given] = signingKeys(folder, { OPERANT_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64') })
  expect(given).toEqual(Buffer.alloc(32, 7))
  expect(() => signingKeys(folder, { OPERANT_SIGNING_KEY: 'c2hvcnQ=' })).toThrow(/at least 32 bytes/)
  const rotated = `${randomBytes(32).toString('base64')}\n${readFileSync(signingKeyFile(folder), 'utf8')}`
  writeFileSync(signingKeyFile(folder), rotated)
  expect(signingKeys(folder, {})[1]).toEqual(first)
})
