import { createHmac, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifiedAnswers } from '../access/signed-answers.ts'
import { outsideAsked } from '../mail/testing/asked.ts'
import { arrivalQuestion } from '../mail/testing/questions.ts'
import { requestRow } from '../store/requests.ts'
import { noon } from '../store/testing/samples.ts'
import { testServer, type TestServer } from './testing/test-server.ts'

const mill = 'mill@supplier.example'
const secret = randomBytes(32)
let server: TestServer
beforeAll(async () => {
  server = await testServer({
    questionOf: () => Promise.resolve(arrivalQuestion),
    hooks: new Map([['mail', { secrets: [secret] }]]),
  })
})
afterAll(() => server.database.close())

async function asked() {
  const { request, code } = await outsideAsked(server.database, { mail: mill, title: 'When does PO-7 arrive?' })
  return { request, code, path: await server.link(request, mill, { outside: true }) }
}
const good = { 'answer.date': '2026-03-20', 'answer.whole': 'yes', 'answer.remark': '<script>alert(1)</script>' }
const row = (request: string) => requestRow(server.database.pool, request)

test('#39 a form shows the question with a field for each thing, tells nothing else, and reading it answers nothing', async () => {
  const { request, path } = await asked()
  const text = await (await server.app.request(path)).text()
  expect(text).toMatch(/<h1>When does PO-7 arrive\?<\/h1>/)
  expect(text).toMatch(/<label for="field-0">Date<\/label>\s*<input\s+id="field-0"\s+name="answer.date"\s+type="date"/)
  expect(text.match(/type="radio"/g)).toHaveLength(2)
  expect(text).toMatch(/<textarea\s+id="field-2"\s+name="answer.remark"/)
  expect(text).toContain('Remark (may be left out)')
  expect(text).not.toMatch(/secret|Goal|evidence|<script/)
  await server.app.request(path, { method: 'HEAD' })
  expect(await row(request)).toMatchObject({ state: 'open', given: [] })
})

test('what does not fit is said at its field, with what was put in; what fits is taken once, and signed', async () => {
  const { request, path } = await asked()
  const wrong = await server.send(path, { ...good, 'answer.date': 'Friday' })
  const text = await wrong.text()
  expect(wrong.status).toBe(422)
  expect(text).toMatch(/role="alert"/)
  expect(text).toMatch(/value="Friday"[^>]*aria-invalid="true"\s+aria-describedby="field-0-problem"/)
  expect(text).toMatch(/value="yes"\s+checked/)
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;</textarea')
  expect(await row(request)).toMatchObject({ state: 'open' })

  expect((await server.send(path, good)).status).toBe(200)
  expect((await server.send(path, good)).status).toBe(410)
  const answered = await row(request)
  expect(answered?.given).toMatchObject([{ by: mill, channel: 'form', value: { date: '2026-03-20', whole: true } }])
  expect(answered && verifiedAnswers(server.parts.keys, answered)).toEqual(['verified'])
})

test('#35 one form sent twenty times at once is one answer; a link of the house opens no form', async () => {
  const { request, path } = await asked()
  const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await server.send(path, good)).status))
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect((await row(request))?.given).toHaveLength(1)
  const inside = await server.link((await asked()).request, 'lena')
  expect((await server.send(inside.replace('/links/', '/forms/'), good)).status).toBe(410)
})

test('mail comes in by a signed webhook as it travelled; unsigned it is nothing', async () => {
  const { request, code } = await asked()
  const raw = [
    `Message-ID: <m@mill>`,
    `From: ${mill}`,
    `Subject: Re: [Q:${code}]`,
    '',
    'date: 2026-03-21',
    'whole: no',
  ].join('\r\n')
  const timestamp = String(Date.parse(noon) / 1000)
  const signature = createHmac('sha256', secret).update(`1.${timestamp}.${raw}`).digest('base64')
  const headers = { 'webhook-id': '1', 'webhook-timestamp': timestamp, 'content-type': 'message/rfc822' }
  const post = async (more: Readonly<Record<string, string>>) =>
    server.app.request('/hooks/mail', { method: 'POST', body: raw, headers: { ...headers, ...more } })
  expect((await post({ 'webhook-signature': 'v1,AAAA' })).status).toBe(401)
  expect((await post({ 'webhook-signature': `v1,${signature}`, 'content-type': 'text/plain' })).status).toBe(415)
  expect((await row(request))?.state).toBe('open')
  const taken = await post({ 'webhook-signature': `v1,${signature}` })
  expect([taken.status, await taken.json()]).toEqual([202, { became: 'the answer', mail: '<m@mill>', request }])
})
