import { cp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CreateBankCompanyOptions } from '@operant/sandbox/planter'
import { startEmbeddedPostgres } from '../../../packages/operant/src/store/embedded/embedded-postgres.ts'
import { runChild } from '../../support/run-child.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { accountMonth } from './books-now.ts'
import type { Judgement, JudgeOptions } from './judge.ts'
import type { DemoOptions } from './options.ts'
import { work, type Worked } from './work.ts'

export type PlayOptions = Pick<
  DemoOptions,
  'seed' | 'lines' | 'difficulty' | 'format' | 'months' | 'kills' | 'again' | 'keep'
>

/** What came of one month. */
export interface Played extends Worked {
  readonly options: PlayOptions
  readonly judgement: Judgement
}

/** Makes a company, has its month reconciled, and judges what came of it; in folders that are gone afterwards. */
export async function play(options: PlayOptions, tell: (line: string) => void): Promise<Played> {
  const { seed, lines, difficulty, format, months, keep } = options
  const month = accountMonth(months)
  const home = await temporaryFolder('reconciliation')
  const hidden = await temporaryFolder('reconciliation-truth')
  const [directory, truthFile] = [join(home, 'company'), join(hidden, 'truth.jsonl')]
  const [workpapers, company] = [
    join(home, 'workpapers'),
    { directory, truthFile, seed, lines, difficulty, format, months } satisfies CreateBankCompanyOptions,
  ]
  try {
    tell(`making a company whose bank delivers ${lines} lines`)
    await runChild(new URL('make-company-process.ts', import.meta.url), company)
    const server = await startEmbeddedPostgres({ directory: join(home, 'postgres') })
    try {
      const place = { directory, workpapers, connectionString: server.connectionString }
      const worked = await work(place, home, options, tell)
      tell('holding the report against the books and against what was planted')
      const workedOffFile = join(hidden, 'worked-off.json')
      await writeFile(workedOffFile, JSON.stringify(worked.workedOff))
      const judged: JudgeOptions = { directory, truthFile, workpapers, month, workedOffFile }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only judge-process.ts says something
      const judgement = (await runChild(new URL('judge-process.ts', import.meta.url), judged, roomy)) as Judgement
      if (keep !== undefined) await cp(judgement.folder, keep, { recursive: true })
      return { options, judgement, ...worked }
    } finally {
      await server.stop()
    }
  } finally {
    await Promise.all([home, hidden].map((folder) => rm(folder, { recursive: true, force: true })))
  }
}

/** Whoever judges holds all that was planted and all that was found. */
const roomy = ['--max-old-space-size=6000']
