import { expect, test } from 'vitest'
import { tokenIn } from './fragment-token.ts'

test('a token is taken from the fragment whole, and from nothing that only looks like one', () => {
  const token = `op_${'a'.repeat(43)}`
  expect(tokenIn(`#token=${token}`)).toBe(token)
  for (const other of ['', '#token=', `#token=${token}x`, `#token=${token}&to=/`, `#x=1&token=${token}`])
    expect(tokenIn(other)).toBeUndefined()
})
