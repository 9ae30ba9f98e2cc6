import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clientHead } from './client-head.ts'
import { apiDescription } from './create-api.ts'

const file = join(import.meta.dirname, '../../../../console/src/api/types.gen.ts')

test('the client of the console is of the API as it is; where it is not, npm run console:client writes it anew', () => {
  expect(readFileSync(file, 'utf8').split('\n', 1)[0]).toBe(clientHead(apiDescription()).trimEnd())
})

test('what is added to the API changes the head', () => {
  const description = apiDescription()
  expect(clientHead({ ...description, paths: {} })).not.toBe(clientHead(description))
})
