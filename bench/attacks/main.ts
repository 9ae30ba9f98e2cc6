import { progress, runProgram } from '../support/program.ts'
import { tellFalsehoods } from './falsehoods.ts'
import { playByModel } from './by-model.ts'
import { layerNames } from './firm/layers.ts'
import { attackGoals } from './goals/all.ts'
import { loadedWithout } from './knock-outs.ts'
import { readOptions, type Options } from './options.ts'
import { playRandom } from './random-runs.ts'
import { allHeld, printed, reportOf, type KnockOut } from './report.ts'
import { routineTasks } from './routine.ts'
import { allAttempts, fewAttempts, glance, playScripted } from './scripted.ts'
import { playSupport } from './support/play-support.ts'
import { settledShare } from './settled/settled-share.ts'

/** Runs of the random adversary without one layer. */
const randomWithout = { full: 500, short: 20 }

/** Attacks the small firm in every way there is, and looks that its everyday work still goes through. */
async function main(options: Options): Promise<boolean> {
  const began = performance.now()
  const form = options.short ? 'short' : 'full'
  const guarded = loadedWithout('model')
  const search = loadedWithout('search')
  const scripted = await playScripted(guarded, options.short ? fewAttempts() : allAttempts(), told('attempts'))
  const byModel = await playByModel(guarded, glance(options.short ? 8 : 1), told('attempts by a model'))
  const random = await playRandom(guarded, options.random, told('random runs'))
  const support = await playSupport(options.short, told('attempts on the support agent'))
  const falsehoods = await tellFalsehoods(search)
  const routine = await routineTasks(search)
  const knockouts: KnockOut[] = []
  for (const layer of layerNames) {
    const without = loadedWithout('model', layer)
    const few = await playScripted(without, options.short ? glance() : fewAttempts(), told(`attempts without ${layer}`))
    const some = await playRandom(without, randomWithout[form], told(`random runs without ${layer}`))
    const { attempts, reached, goalsReached } = few
    knockouts.push({
      layer,
      attempts,
      reached,
      goals: goalsReached,
      randomRuns: some.runs,
      invariantsBroken: some.broken,
    })
  }
  const settled = options.onlyAttacks ? null : await settledShare(form, told('companies'))
  progress('')
  const seconds = (performance.now() - began) / 1_000
  const report = reportOf({
    goals: attackGoals.length,
    scripted,
    byModel,
    random,
    support,
    falsehoods,
    routine,
    settled,
    knockouts,
    seconds,
  })
  console.log(options.json ? JSON.stringify(report, null, 1) : printed(report))
  return allHeld(report)
}

/** Tells how far something has come, now and then. */
function told(what: string): (done: number, of: number) => void {
  return (done, of) => {
    if (process.stderr.isTTY && (done % 20 === 0 || done === of)) progress(`${done} of ${of} ${what}`)
    // Where nobody watches a line, a log says now and then how far it has come.
    else if (!process.stderr.isTTY && done === of) console.error(`${of} ${what}`)
  }
}

await runProgram(() => main(readOptions(process.argv.slice(2))))
