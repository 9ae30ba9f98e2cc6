import { progress, runProgram } from '../support/program.ts'
import { noRealModel, realModel } from '../support/real-model.ts'
import { readOptions, type Options } from './options.ts'
import type { Played } from './play.ts'
import { allPlays, fewPlays } from './plays.ts'
import { playReal } from './real.ts'
import { printed, reportOf } from './report.ts'
import { playAll } from './suite.ts'

/** Has a model and its server do everything that they might, and looks that no run does anything wrong. */
async function main(options: Options): Promise<boolean> {
  const began = performance.now()
  const plays = options.short ? fewPlays() : allPlays()
  const played: Played[] = []
  await playAll(plays, (one) => {
    played.push(one)
    progress(`${played.length} of ${plays.length} runs`)
  })
  progress('')
  const report = reportOf(played, (performance.now() - began) / 1_000)
  console.log(options.json ? JSON.stringify(report, null, 1) : printed(report))
  const model = realModel()
  const real = model ? await playReal(model) : { text: noRealModel, wrong: 0 }
  if (!options.json) console.log(real.text)
  return report.wrong + real.wrong === 0
}

await runProgram(() => main(readOptions(process.argv.slice(2))))
