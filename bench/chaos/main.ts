import { playKnockOut } from './knock-out-rounds.ts'
import { calm, full, readOptions, short, supported, type Hardness, type Options } from './options.ts'
import { jsonOf, reportOf } from './report.ts'
import { playRound } from './round.ts'
import type { ScenarioName } from './scenario/scenario.ts'
import { knockOuts, type KnockOut } from './worker/knock-outs.ts'

const options = readOptions(process.argv.slice(2))
process.exitCode = (await main(options)) ? 0 : 1

async function main(chosen: Options): Promise<boolean> {
  const { form, scenario = 'complaints' } = chosen
  if (form === 'knock-outs') return provenBy(knockOuts, chosen)
  if (form === 'calm') return played(scenario, calm, chosen)
  if (form === 'short')
    // One protection is taken away each time, so that a verdict that cannot fail is noticed.
    return (
      (await played(scenario, short, chosen)) && (chosen.knockOut !== undefined || provenBy(['reservation'], chosen))
    )
  const complaints = chosen.scenario === 'support' || (await played('complaints', full, chosen))
  const support = chosen.scenario === 'complaints' || (await played('support', supported, chosen))
  return complaints && support
}

/** Plays one round; right where nothing is violated and workers died at every point where they were to. */
async function played(scenario: ScenarioName, hardness: Hardness, chosen: Options): Promise<boolean> {
  const { form, seed, reasoner, knockOut } = chosen
  const result = await playRound({ hardness, seed, reasoner, scenario, knockOut })
  const missed = hardness.points.filter((point) => !result.deaths.has(point))
  const title = `Chaos, ${form}, ${scenario}, ${reasoner}${knockOut ? `, without ${knockOut}` : ''}, seed ${seed}`
  print(chosen, reportOf(title, result), { scenario, ...jsonOf(result), missed })
  if (missed.length > 0) print(chosen, `No worker was killed at: ${missed.join('; ')}\n`)
  const everywhere = missed.length === 0 || scenario !== 'complaints' || form !== 'full'
  return result.violations.length === 0 && everywhere
}

async function provenBy(some: readonly KnockOut[], chosen: Options): Promise<boolean> {
  let proven = true
  for (const knockOut of some) {
    const { noticed, round } = await playKnockOut(knockOut, chosen)
    const found = Object.entries(Object.groupBy(round.violations, ({ kind }) => kind))
    const counts = found.map(([kind, all]) => `${kind} ${all.length}`).join(', ') || 'no violation'
    const verdict = noticed ? 'noticed, as it must be' : 'NOT NOTICED'
    const line = `Without ${knockOut.padEnd(12)}${verdict} (${counts}; ${round.seconds.toFixed(0)} s)`
    print(chosen, line, { knockOut, noticed, ...jsonOf(round) })
    proven &&= noticed
  }
  return proven
}

function print(chosen: Options, text: string, json?: object): void {
  if (!chosen.json) console.log(text)
  else if (json) console.log(JSON.stringify(json))
}
