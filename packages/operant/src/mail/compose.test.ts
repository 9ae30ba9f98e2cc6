import { expect, test } from 'vitest'
import { outsideMessage, personMessage } from './compose.ts'

const hostile = 'Refund\r\nBcc: all@evil.example\n\n<script>'

test('whatever a title says, the subject is one line, and so is the name of who is asked', () => {
  const notice = {
    key: 'r1 asked x',
    person: null,
    address: null,
    request: 'r1',
    subject: hostile,
    body: 'x',
    tries: 1,
  }
  const question = { request: 'r1', code: 'c0de42', mail: 'sue@supplier.example', name: hostile, agent: 'chase' }
  const request = { title: hostile, expiresAt: '2026-03-03T12:00:00.000Z', fields: [] }
  const messages = [
    personMessage(notice, 'lena@shop.example', undefined),
    outsideMessage(notice, question, request, undefined),
  ]
  expect(messages.map(({ subject }) => subject)).toEqual([
    'Refund Bcc: all@evil.example <script>',
    'Refund Bcc: all@evil.example <script> [Q:c0de42]',
  ])
  expect(messages[1]?.text).toMatch(/^Dear Refund Bcc: all@evil.example <script>,\n/)
})
