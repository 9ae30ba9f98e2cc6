import { expect, test } from 'vitest'
import { readViews, usualViews, viewShown, withView } from './views.ts'

test('views are kept by name, and what is none is left out', () => {
  const kept = [{ name: 'mine', filter: { agent: 'support', odd: 1 } }, { name: 3 }, null, 'x']
  const views = readViews(JSON.stringify(kept))
  expect(views).toEqual([{ name: 'mine', filter: { agent: 'support' } }])
  expect(withView(views, { name: 'mine', filter: {} })).toEqual([{ name: 'mine', filter: {} }])
  expect([readViews(null), readViews('{'), readViews('{}')]).toEqual([[], [], []])
})

test('the view that is shown is found by its filter', () => {
  expect(viewShown(usualViews('lena'), { startedBy: 'lena' })?.name).toBe('Started by me')
  expect(viewShown(usualViews('lena'), { startedBy: 'lena', state: 'waiting' })).toBeUndefined()
})
