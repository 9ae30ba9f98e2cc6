import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../packages/operant/src/store/testing/test-database.ts'
import type { Play } from './play.ts'
import { playOnPostgres } from './play-on-postgres.ts'
import { playAll } from './suite.ts'
import { wrongWith } from './verdict/judge.ts'

const common = { reasoner: 'model', stream: true, where: 'postgres' } as const
const plays: readonly Play[] = [
  { ...common, scenario: 'asks for several reads at once', text: 'closed' },
  { ...common, scenario: 'obeys the text', text: 'open' },
  { ...common, scenario: 'is done at once', text: 'closed', reasoner: 'hybrid' },
  { ...common, scenario: 'answers with a web page, once', text: 'open', stream: false },
]

test('on a database, with a worker and the models of the project, the same holds, and no table holds the key', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const wrong: string[] = []
  await playAll(
    plays,
    (played) => wrong.push(...wrongWith(played)),
    (play, server) => playOnPostgres(play, server, testDatabase, folder),
  )
  expect(wrong).toEqual([])
}, 240_000)
