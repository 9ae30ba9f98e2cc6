import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { TestCompany } from '../test-company.ts'
import { Workpapers } from '../workpaper/workpapers.ts'

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
      const folder = mkdtempSync(join(tmpdir(), 'workpapers-'))
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
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
