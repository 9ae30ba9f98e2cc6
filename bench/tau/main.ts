import type { DataOptions } from '../support/data-options.ts'
import { runProgram } from '../support/program.ts'
import { airline } from './airline/domain.ts'
import { DataFolder } from './data.ts'
import { readOptions } from './options.ts'
import { failuresOf, printed, type TauReport } from './report.ts'
import { olderRetail, retail } from './retail/domain.ts'
import { scoreDomain, scoreOlder } from './score/domain.ts'

/** Replays the tau data against the guardrail. Without the data nothing is tested, and nothing is said to have passed. */
async function main(options: DataOptions): Promise<boolean> {
  const report = await reportOn(new DataFolder(options.data), options.short)
  console.log(options.json ? JSON.stringify(report, null, 1) : printed(report))
  return report.data === 'absent' || report.failures.length === 0
}

async function reportOn(data: DataFolder, short: boolean): Promise<TauReport> {
  if (!data.present) return { data: 'absent', looked: data.path }
  const began = performance.now()
  const scope = short ? { probes: 1, alterations: 1 } : { probes: 10, alterations: 4 }
  const domains = [
    await scoreDomain(data, retail, { ...scope, recorded: false }),
    await scoreDomain(data, airline, { ...scope, recorded: true }),
  ]
  const older = await scoreOlder(data, olderRetail, short ? 10 : 1)
  const seconds = (performance.now() - began) / 1_000
  return { data: 'present', domains, older, seconds, failures: failuresOf(domains, older) }
}

await runProgram(() => main(readOptions(process.argv.slice(2), process.env)))
