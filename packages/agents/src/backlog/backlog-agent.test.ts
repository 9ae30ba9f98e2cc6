import { Workbench } from 'operant/testing'
import { expect, test } from 'vitest'
import { backlogAgent } from './backlog-agent.ts'

test('the backlog is told as the desk has it; an empty one as well', async () => {
  const tickets = [
    { id: 'T-1', status: 'open', createdAt: '2026-10-05T07:00:00.000Z' },
    { id: 'T-2', status: 'new', createdAt: '2026-10-04T07:00:00.000Z' },
  ]
  const bench = new Workbench({ agents: [backlogAgent], clients: { desk: { queue: async () => tickets } } })
  const first = await bench.run('backlog', 'tell backlog', {})
  expect(first.settled).toMatchObject({
    outcome: 'met',
    answers: [{ value: { open: 2, unanswered: 1, oldest: '2026-10-04T07:00:00.000Z' } }],
  })
  tickets.length = 0
  const second = await bench.run('backlog', 'tell backlog', {})
  expect(second.settled?.answers?.[0]?.value).toEqual({ open: 0, unanswered: 0, oldest: null })
})
