import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root })]

interface Snippet {
  readonly page: string
  readonly language: string
  readonly source: string | undefined
  readonly text: string
}

const snippets = pages.flatMap((page): Snippet[] => {
  const text = readFileSync(join(root, page), 'utf8')
  return [...text.matchAll(/(?:<!-- from (\S+) -->\n+)?```(\w*)\n([\s\S]*?)```/g)].map(
    ([, source, language, body]) => ({
      page,
      language: language ?? '',
      source,
      text: body ?? '',
    }),
  )
})

/** Without indentation: a snippet may stand further left than its source. */
function flush(text: string): string {
  return text.replaceAll(/^ +/gm, '')
}

test('there are snippets to check', () => {
  expect(snippets.filter(({ language }) => language === 'ts').length).toBeGreaterThan(3)
})

test.each(
  snippets
    .filter(({ language }) => language === 'ts' || language === 'yaml')
    .map((one) => [one.page, one.text.split('\n')[0], one] as const),
)('%s: "%s" stands in a file that is compiled and tested', (_page, _first, { source, text }) => {
  expect(source, 'a line <!-- from FILE --> above the snippet').toBeDefined()
  expect(flush(readFileSync(join(root, source ?? ''), 'utf8'))).toContain(flush(text).trimEnd())
})

test('commands in the docs are scripts of this repository', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const named = snippets
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => [...text.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? ''))
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
})

test('links lead to files', () => {
  const links = pages.flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map((match) =>
      join(root, page, '..', match[1] ?? ''),
    ),
  )
  expect(links.filter((link) => !existsSync(link))).toEqual([])
})
