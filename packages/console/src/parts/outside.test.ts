import { expect, test } from 'vitest'
import { beginning, visible } from './outside.ts'

test('what is not seen, or turns the direction of writing, is shown by its number', () => {
  expect(visible('pay \u202E00.01\u202C now\u200B')).toBe('pay ⟨U+202E⟩00.01⟨U+202C⟩ now⟨U+200B⟩')
  expect(visible('a\u0000b\u001B[2Jc\r\nd\te\u2028f')).toBe('a⟨U+0000⟩b⟨U+001B⟩[2Jc\nd\te⟨U+2028⟩f')
  expect(visible('tag \u{E0041}\u{E007F}, half \uD800')).toBe('tag ⟨U+E0041⟩⟨U+E007F⟩, half \uFFFD')
})

test('words of all scripts stay as they are, markup too', () => {
  const text = '<script>alert(1)</script> Grüße שלום 你好 🙂 é'
  expect(visible(text)).toBe(text)
})

test('a text is cut between characters', () => {
  expect(beginning('🙂🙂🙂', 2)).toBe('🙂🙂')
  expect(beginning('short', 10)).toBe('short')
})
