import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readDocument } from '../document/read-document.ts'
import { Schemas } from '../document/schemas.ts'
import { answerFor } from './answer.ts'

const folder = dirname(createRequire(import.meta.url).resolve('@readme/oas-examples/package.json'))

test('every operation of the public documents is answered by what its schema says', { timeout: 180_000 }, () => {
  const unanswered: string[] = []
  let answered = 0
  for (const file of globSync('{2.0,3.0,3.1}/json/*.json', { cwd: folder })) {
    const document = readDocument(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    const schemas = new Schemas(document)
    for (const operation of document.operations) {
      const { status, value, schema } = answerFor(operation, schemas, undefined)
      if (status === 501) unanswered.push(operation.id)
      else answered += 1
      const problems = status === 501 || schema === undefined ? [] : schemas.problems(schema, value, 'answer')
      expect(problems).toEqual([])
    }
  }
  expect(answered).toBeGreaterThan(600)
  // It requires a node that requires a node, and so on.
  expect(unanswered).toEqual(['directCircular'])
})
