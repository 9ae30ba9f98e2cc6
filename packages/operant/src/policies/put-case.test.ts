import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { putCase, withoutCase, type NewCase } from './put-case.ts'
import { savedCasesIn } from './saved-cases.ts'

const path = join(import.meta.dirname, '../../../../examples/small-shop/policy.cases.yaml')
const text = readFileSync(path, 'utf8')
const files = [{ name: 'policy.cases.yaml', text }]
const saved: NewCase = {
  case: 'half a refund: "quoted"',
  action: 'refund',
  arguments: { id: 'A-1', amount: '25.00 GBP' },
  facts: {},
  startedBy: 'olga',
  now: '2026-03-02T12:00:00.000Z',
  expect: 'allow',
}
const namesIn = (written: readonly { readonly name: string; readonly text: string }[]) =>
  written.flatMap((file) => savedCasesIn(file.name, file.text).cases.map(({ name }) => name))

test('a case is added behind the others, which stay as they are written', () => {
  const [file] = putCase(files, 'claims', saved)
  expect(file?.text.startsWith(text)).toBe(true)
  expect(savedCasesIn('x', file?.text ?? '').cases.at(-1)).toMatchObject({
    name: saved.case,
    arguments: saved.arguments,
    startedBy: 'olga',
    expect: 'allow',
  })
})

test('a case of the same name is written in its place', () => {
  const [file] = putCase(files, 'claims', { ...saved, case: 'a letter does no harm', expect: 'deny' })
  expect(namesIn(file ? [file] : [])).toEqual(namesIn(files))
  expect(savedCasesIn('x', file?.text ?? '').cases.at(-1)).toMatchObject({ action: 'refund', expect: 'deny' })
})

test('a case is taken away by its name; the last one takes its file with it', () => {
  const without = withoutCase(files, 'the currency is another') ?? []
  expect(namesIn(without)).toEqual(namesIn(files).filter((name) => name !== 'the currency is another'))
  expect(withoutCase(files, 'no such case')).toBeUndefined()
  const own = putCase([], 'claims', saved)
  expect(own.map(({ name }) => name)).toEqual(['saved.cases.yaml'])
  expect(namesIn(own)).toEqual([saved.case])
  expect(withoutCase(own, saved.case)).toEqual([])
})
