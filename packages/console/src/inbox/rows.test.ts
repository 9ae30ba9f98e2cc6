import { expect, test } from 'vitest'
import type { Request } from './queries.ts'
import { groupsOf } from './rows.ts'

const row = (id: string, more: Partial<Request> = {}): Request => ({
  id,
  run: 'run1',
  agent: 'claims',
  kind: 'approve',
  state: 'open',
  title: id,
  roles: [],
  people: [],
  count: 1,
  requester: 'olga',
  outside: null,
  alike: null,
  answeredBy: [],
  askedAt: '2026-03-02T12:00:00.000Z',
  expiresAt: '2026-03-04T12:00:00.000Z',
  decidedAt: null,
  ...more,
})
const ids = (rows: readonly Request[]) => rows.map(({ id }) => id)

test('approvals stand before questions and reviews, and only open ones of one agent are alike', () => {
  const rows = [
    row('review', { kind: 'review' }),
    row('a', { alike: 'x' }),
    row('question', { kind: 'answer' }),
    row('b', { alike: 'x' }),
    row('c', { alike: 'x', agent: 'other' }),
    row('d', { alike: 'x', state: 'approved' }),
    row('e', { alike: 'y' }),
  ]
  const groups = groupsOf(rows)
  expect(groups.map(({ kind, rows: own }) => [kind, ids(own)])).toEqual([
    ['approve', ['a', 'b', 'c', 'd', 'e']],
    ['answer', ['question']],
    ['review', ['review']],
  ])
  expect(groups[0]?.alike.map(ids)).toEqual([['a', 'b']])
  expect(groupsOf([])).toEqual([])
})
