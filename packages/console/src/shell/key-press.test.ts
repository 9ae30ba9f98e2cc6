import { expect, test } from 'vitest'
import { keyPressed, type KeyBinding, type Press } from './key-press.ts'

const binding = (keys: string): KeyBinding => ({ keys, does: keys, run: () => undefined })
const bindings = ['g h', 'j', '?', 'mod+k', 'h'].map(binding)
const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrl: false,
  meta: false,
  alt: false,
  typing: false,
  taken: false,
  ...more,
})
const run = (...args: Parameters<typeof keyPressed>) => keyPressed(...args).run?.keys

test('two keys after another go, and only while the first is fresh', () => {
  const { pending } = keyPressed(bindings, undefined, press('g'), 0)
  expect(pending).toEqual({ key: 'g', at: 0 })
  expect(run(bindings, pending, press('h'), 1_000)).toBe('g h')
  expect(run(bindings, pending, press('h'), 2_000)).toBe('h')
  expect(keyPressed(bindings, pending, press('x'), 100)).toEqual({})
})

test('no key does anything while somebody types, where it has a meaning of its own, or with Alt', () => {
  for (const more of [{ typing: true }, { taken: true }, { alt: true }])
    expect(keyPressed(bindings, undefined, press('j', more), 0)).toEqual({})
  expect(run(bindings, undefined, press('j'), 0)).toBe('j')
  expect(run(bindings, undefined, press('j', { ctrl: true }), 0)).toBeUndefined()
})

test('keys with the command key work while typing, and by Ctrl too', () => {
  expect(run(bindings, undefined, press('k', { ctrl: true, typing: true }), 0)).toBe('mod+k')
  expect(run(bindings, undefined, press('K', { meta: true }), 0)).toBe('mod+k')
})

test('what was bound last goes first, as that of a page before the frame', () => {
  const page = { ...binding('j'), does: 'of the page' }
  expect(keyPressed([...bindings, page], undefined, press('j'), 0).run).toBe(page)
})
