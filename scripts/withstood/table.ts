import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { badInputs } from './inputs.ts'

/** A test whose title begins with numbers: `#17 #18 what it shows`. */
interface NumberedTest {
  readonly file: string
  readonly title: string
  readonly numbers: readonly number[]
}

const numbered =
  /\b(?:test|it|describe)\b[^'"`\n]*(?:\n?\][^'"`\n]*)?\(\s*(['"`])((?:#\d+ )+)(.*?)\1\s*,|\]\)\(\s*(['"`])((?:#\d+ )+)(.*?)\4\s*,/g

/** Every test of the repository that says which bad inputs it is about. */
function numberedTests(root: string): readonly NumberedTest[] {
  const files = globSync('{packages,bench,examples}/**/*.test.ts', {
    cwd: root,
    exclude: (path) => path.split(/[\\/]/).includes('node_modules'),
  })
  return files.toSorted().flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(numbered)].map((match) => ({
      file,
      title: match[3] ?? match[6] ?? '',
      numbers: [...(match[2] ?? match[5] ?? '').matchAll(/\d+/g)].map(([number]) => Number(number)),
    })),
  )
}

/**
 * The page that says by which test each bad input is withstood.
 * @throws where a test names a number that is not in the list.
 */
export function withstoodPage(root: string): string {
  const tests = numberedTests(root)
  const stray = tests.find(({ numbers }) => numbers.some((number) => !badInputs.some((one) => one.number === number)))
  if (stray) throw new Error(`${stray.file}: "${stray.title}" names a number that is not in the list of bad inputs`)
  const rows = badInputs.map(({ number, what, waits }) => {
    const own = tests.filter(({ numbers }) => numbers.includes(number))
    const shown = own.map(({ file, title }) => `${escaped(title)} (\`${file}\`)`).join('<br>')
    return `| ${number} | ${what} | ${own.length > 0 ? shown : `waits for ${waits}`} |`
  })
  const answered = badInputs.filter(({ number }) => tests.some(({ numbers }) => numbers.includes(number))).length
  return [
    '# What is withstood',
    '',
    `Bad inputs, attacks and faults by number, and the tests whose titles name the number. ${answered} of ${badInputs.length} have a test; each of the others says what it waits for. A test may show a part of its line only. The page is written by \`node scripts/withstood/main.ts\`, and a test compares it.`,
    '',
    '| number | what | shown by |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('<', '&lt;')
}
