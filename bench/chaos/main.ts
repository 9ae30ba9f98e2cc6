import { keepEvidence } from './evidence.ts'
import { allProofs, prove, someProofs, type Proof } from './knock-out-rounds.ts'
import { hardnessOf, readOptions, repeatOf, type Options } from './options.ts'
import { jsonOf, reportOf } from './report.ts'
import { playRound, type RoundResult } from './round.ts'
import type { ScenarioName } from './scenario/scenario.ts'

/** So many runs the full form has at least. */
const fullRuns = 500

const options = readOptions(process.argv.slice(2))
let right = true
for (let round = 0; round < options.rounds; round++)
  right = (await main({ ...options, seed: options.seed + round })) && right
process.exitCode = right ? 0 : 1

async function main(chosen: Options): Promise<boolean> {
  const { form, seed, scenario, knockOut } = chosen
  if (form === 'knock-outs') return proven(allProofs, chosen)
  const whole = scenario === undefined && knockOut === undefined
  if (form === 'calm') return (await played(scenario ?? 'complaints', chosen)).right
  if (form === 'short') {
    const first = await played(scenario ?? 'complaints', chosen)
    return (!whole || (await proven(someProofs(seed), chosen))) && first.right
  }
  if (!whole) return (await played(scenario ?? 'complaints', chosen)).right
  // Which calls are right for a generated ticket follows from texts and ids: no fixed script of a model can know them.
  const searching = chosen.reasoners.filter((one) => one !== 'model')
  const supported = searching.length > 0 ? [await played('support', { ...chosen, reasoners: searching })] : []
  const rounds = [await played('complaints', chosen), ...supported]
  const runs = rounds.reduce((sum, one) => sum + one.runs, 0)
  const enough = runs >= fullRuns || chosen.reasoners.length === 1
  print(chosen, `${runs} runs in all${enough ? '' : `: fewer than ${fullRuns}`}\n`, { runs, enough })
  return (await proven(allProofs, chosen)) && enough && rounds.every((one) => one.right)
}

/** Plays one round; right where nothing is violated and workers died at every point where they were to. */
async function played(scenario: ScenarioName, chosen: Options): Promise<{ right: boolean; runs: number }> {
  const { form, seed, reasoners, knockOut } = chosen
  const hardness = hardnessOf(chosen, scenario)
  const play = (): Promise<RoundResult> => playRound({ hardness, seed, reasoners, scenario, knockOut })
  let result = await play()
  if (isOnlySlow(result)) {
    // Wall time on a machine that others use: what is wrong with the engine is slow the second time as well.
    print(chosen, `${reportOf('Slow, so played once more', result)}\n`, { slow: true, ...jsonOf(result) })
    result = await play()
  }
  const missed = hardness.points.filter((point) => !result.deaths.has(point))
  const without = knockOut ? `, without ${knockOut}` : ''
  const title = `Chaos, ${form}, ${scenario}, ${reasoners.join(' and ')}${without}, seed ${seed}`
  print(chosen, reportOf(title, result), { scenario, ...jsonOf(result), missed })
  if (missed.length > 0) print(chosen, `No worker was killed at: ${missed.join('; ')}`)
  const everywhere = missed.length === 0 || scenario !== 'complaints' || form !== 'full'
  const good = result.violations.length === 0 && everywhere
  if (!good) await complain(repeatOf(chosen, scenario, seed, knockOut), chosen, result)
  print(chosen, '')
  return { right: good, runs: result.runs }
}

function isOnlySlow({ violations }: RoundResult): boolean {
  return violations.length > 0 && violations.every(({ kind }) => kind === 'slow')
}

/** Takes protections away, two rounds side by side; right where each one is missed. */
async function proven(proofs: readonly Proof[], chosen: Options): Promise<boolean> {
  const queue = [...proofs]
  let good = true
  const work = async (): Promise<void> => {
    for (let proof = queue.shift(); proof; proof = queue.shift()) {
      const { knockOut, reasoner, noticedBy, round } = await prove(proof, chosen.seed)
      const noticed = noticedBy.length > 0
      const counts = `${noticedBy[0]?.kind ?? 'nothing'} ${noticedBy.length}`
      const verdict = noticed ? 'noticed, as it must be' : 'NOT NOTICED'
      const line = `Without ${knockOut.padEnd(12)}${reasoner.padEnd(7)}${verdict} (${counts}; ${round.seconds.toFixed(0)} s)`
      print(chosen, line, { knockOut, reasoner, noticed, ...jsonOf(round) })
      const again = repeatOf({ ...chosen, form: 'calm', reasoners: [reasoner] }, 'complaints', chosen.seed, knockOut)
      if (!noticed) await complain(again, chosen, round)
      good &&= noticed
    }
  }
  await Promise.all([work(), work()])
  return good
}

/** Says how a failed round is played again, and keeps what speaks for it. */
async function complain(again: string, chosen: Options, result: RoundResult): Promise<void> {
  const deaths = Object.fromEntries(result.deaths)
  const kept = await keepEvidence({ again, ...result, deaths, errors: Object.fromEntries(result.errors) })
  print(chosen, `To play it again: ${again}\nIts evidence is kept in ${kept}`, { again, evidence: kept })
}

function print(chosen: Options, text: string, json?: object): void {
  if (!chosen.json) console.log(text)
  else if (json) console.log(JSON.stringify(json))
}
