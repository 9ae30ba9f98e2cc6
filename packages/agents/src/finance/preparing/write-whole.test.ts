import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { TestCompany } from '../test-company.ts'
import { Workpapers } from '../workpaper/workpapers.ts'
import { writeWhole } from './write-whole.ts'

const program = fileURLToPath(new URL('test-killed-writing.ts', import.meta.url))

/** Runs the program until it is killed, or ends by itself. */
function killedAt(folder: string, nth: number): Promise<{ readonly signal: string | null; readonly said: string }> {
  const flags = ['-C', 'operant-source', '--disable-warning=ExperimentalWarning']
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...flags, program, folder, String(nth)], (_, said) =>
      resolve({ signal: child.signalCode, said }),
    )
  })
}

function folderOfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'workpapers-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test(
  'killed in the middle of any file, none is taken for whole, and the next process files what it would have',
  { timeout: 180_000 },
  async () => {
    const calm = new TestCompany()
    await calm.reconcile()
    const reports = ['report.html', 'report.md', 'items.csv', 'lines.csv']
    const cut: string[] = []
    // Ten documents come first, what is carried as the last of them, and then the files of the report.
    for (const nth of [1, 10, 11, 12, 13, 14]) {
      const folder = folderOfTest()
      const { signal, said } = await killedAt(folder, nth)
      expect([signal, said]).toEqual(['SIGKILL', ''])
      const [id = ''] = readdirSync(folder)
      const half = readdirSync(join(folder, id), { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.new'),
      )
      expect(half).toHaveLength(1)
      cut.push(half[0]?.replace(/\.\d+\.\d+\.new$/, '') ?? '')
      const company = new TestCompany()
      company.workpapers = new Workpapers(folder)
      expect((await company.reconcile()).settled).toMatchObject({ outcome: 'met' })
      // What goes together is written in any order.
      expect(company.written.toSorted()).toEqual(calm.written.toSorted())
      expect(company.filed).toEqual(calm.filed)
      for (const { name, sha256 } of company.filed.at(-1)?.files ?? []) {
        const bytes = readFileSync(join(folder, id, name))
        expect([name, createHash('sha256').update(bytes).digest('hex')]).toEqual([name, sha256])
      }
    }
    expect(cut).toEqual([expect.stringMatching(/^documents.*FEE-PSP/), join('documents', 'carried.json'), ...reports])
  },
)

test('what a killed process left is removed after a day; what another one writes, and other files, are not', async () => {
  const folder = folderOfTest()
  const old = (Date.now() - 2 * 86_400_000) / 1_000
  const lie = (name: string, at?: number) => {
    writeFileSync(join(folder, name), 'half')
    if (at !== undefined) utimesSync(join(folder, name), at, at)
  }
  lie('report.md.7.0.new', old)
  lie('report.md.8.0.new')
  lie('report.md', old)
  lie('other.md.7.0.new', old)
  await writeWhole(folder, 'report.md', ['whole'])
  expect(readdirSync(folder).toSorted()).toEqual(['other.md.7.0.new', 'report.md', 'report.md.8.0.new'])
  expect(readFileSync(join(folder, 'report.md'), 'utf8')).toBe('whole')
})
