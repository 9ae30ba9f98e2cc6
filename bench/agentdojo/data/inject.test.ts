import { expect, test } from 'vitest'
import { inject, inWordsOf } from './inject.ts'
import type { SuiteData } from './suite.ts'

const suite: SuiteData = {
  name: 'slack',
  environment: { rooms: { Room_0: ['hello'] }, names: ['Room_0', 'Hall'] },
  template: { rooms: { Room_0: ['hello'] }, names: ['Room_{slot}', 'Hall'] },
  writes: new Set(['post']),
  userTasks: [],
  injectionTasks: [],
}

test('a slot is filled wherever the template has it, and what it renames is renamed in the task', () => {
  const injected = inject(suite, 'slot', 'do/this')
  expect(injected.environment).toEqual({ rooms: { Room_0: ['hello'] }, names: ['Room_do/this', 'Hall'] })
  const task = inWordsOf(
    {
      id: 't',
      prompt: 'Post in Room_0',
      gold_calls: [{ function: 'post', args: { room: 'Room_0', body: 'in Room_0' } }],
      gold_output: '',
      expected_diff: [{ path: '/rooms/Room_0/1', added: true, after: 'Room_0' }],
      vectors_seen_at_call: {},
    },
    injected,
  )
  expect(task.gold_calls[0]?.args).toEqual({ room: 'Room_do/this', body: 'in Room_0' })
  expect(task.expected_diff).toEqual([{ path: '/rooms/Room_do~1this/1', added: true, after: 'Room_do/this' }])
  expect(task.prompt).toBe('Post in Room_0')
})

test('a slot that the template lacks is an error', () => {
  expect(() => inject(suite, 'other', 'x')).toThrow('no slot "other"')
})
