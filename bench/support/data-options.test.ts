import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readOptions as dojoOptions } from '../agentdojo/options.ts'
import { readOptions as tauOptions } from '../tau/options.ts'

test.each([
  ['tau', 'TAU_DATA', tauOptions],
  ['agentdojo', 'AGENTDOJO_DATA', dojoOptions],
] as const)('%s: the folder is given by option, else by %s, else it is beside the repository', (folder, name, read) => {
  expect(read(['--data', 'a'], { [name]: 'b' }).data).toBe(resolve('a'))
  expect(read([], { [name]: 'b' })).toEqual({ data: resolve('b'), json: false, short: false })
  expect(read(['--short', '--json'], {})).toMatchObject({ json: true, short: true })
  expect(read([], {}).data).toBe(resolve(import.meta.dirname, '../../../shared/data', folder))
})

test.each([tauOptions, dojoOptions])('what is no option is named, with what there is', (read) => {
  expect(() => read(['--long'], {})).toThrow(/--long[^]*\[--short\]/)
})
