import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openCompany, openWorld } from '@operant/sandbox'
import { createSupplyCompany, scoreSupply } from '@operant/sandbox/planter'
import { startEmbeddedPostgres } from '../../packages/operant/src/store/embedded/embedded-postgres.ts'
import { readSupplyTruth } from '../../packages/sandbox/src/truth/supply/supply-truth.ts'
import { startFleet } from '../support/fleet.ts'
import { seeded } from '../support/random.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { drive } from './drive.ts'
import type { ChaseOptions } from './options.ts'
import { scriptedPeople } from './person.ts'
import { openWorkplace, type Workplace } from './place.ts'
import type { Figures } from './report.ts'

const dayLength = 86_400_000

/** Plays the days of one company on a Postgres of its own, in folders that are gone afterwards. */
export async function play(options: ChaseOptions, tell: (line: string) => void): Promise<Figures> {
  const began = performance.now()
  const { seed, days, shipments, workers, difficulty } = options
  const random = seeded(seed)
  const home = await temporaryFolder('chase')
  const hidden = await temporaryFolder('chase-truth')
  const [directory, truthFile, planFile] = [
    join(home, 'company'),
    join(hidden, 'truth.json'),
    join(hidden, 'plan.json'),
  ]
  // The company is made for the days that are played, and for a month at least.
  createSupplyCompany({ directory, truthFile, planFile, seed, shipments, difficulty, days: Math.max(30, days) })
  const truth = readSupplyTruth(truthFile)
  const server = await startEmbeddedPostgres({ directory: join(home, 'postgres') })
  const place: Workplace = { directory, connectionString: server.connectionString }
  const project = await openWorkplace(place)
  const company = openCompany({ directory })
  const world = openWorld({ directory, seed, planFile })
  const fleet = startFleet({
    program: new URL('worker-process.ts', import.meta.url),
    given: place,
    workers,
    compiled: home,
  })
  try {
    const people = scriptedPeople(project, readsOf(truth), random)
    const from = Date.parse(truth.asOf)
    const to = from + days * dayLength
    const kills = Array.from({ length: options.kills }, () => from + random() * (to - from)).toSorted((a, b) => a - b)
    await fleet.ready
    await drive({
      project,
      world,
      fleet,
      people,
      from,
      to,
      kills,
      random,
      onDay: (day) => {
        const played = Math.floor((Date.parse(day) - from) / dayLength) + 1
        if (played > 0 && played % 10 === 0) tell(`${day}: ${played} of ${days} days, ${fleet.killed} workers killed`)
      },
    })
    const approved = people.approved.flatMap(({ title }) => shipmentIn(title))
    const score = scoreSupply({ directory, truthFile, approved })
    return {
      days,
      seed,
      difficulty,
      doubleEffects: score.doubleEffects,
      missedReminders: score.missedReminders,
      wrongBusinessDay: score.wrongBusinessDay,
      delays: score.delays,
      bestOptionShare: score.bestOptionShare ?? 1,
      limitBreaches: score.limitBreaches,
      orders: score.chases.of,
      ordersRight: score.chases.share ?? 1,
      notices: score.notices,
      brokenInvariants: score.brokenInvariants.length,
      findings: score.findings.map(
        ({ kind, entity, class: of, what }) => `${kind}, ${entity}${of ? ` (${of})` : ''}: ${what}`,
      ),
      workersKilled: fleet.killed,
      approved: people.approved.length,
      ignored: people.ignored,
      seconds: (performance.now() - began) / 1_000,
    }
  } finally {
    await fleet.close()
    await project.close()
    await world.close()
    await company.close()
    await server.stop()
    await Promise.all([home, hidden].map((folder) => rm(folder, { recursive: true, force: true })))
  }
}

/** The shipment that an approval was about. */
function shipmentIn(title: string): readonly string[] {
  const [, shipment] = /delay of (\S+) with/.exec(title) ?? []
  return shipment === undefined ? [] : [shipment]
}

type Truth = ReturnType<typeof readSupplyTruth>

/** What a person reads in a mail: what was planted. */
function readsOf({ chases }: Truth): (mail: string) => object {
  const answers = new Map(chases.flatMap((one) => one.answers).map(({ mail, changes }) => [mail, changes]))
  const disowned = new Set(chases.flatMap(({ escalate }) => (escalate?.when === 'mail' ? [escalate.mail] : [])))
  return (mail) => {
    const changes = answers.get(mail) ?? []
    if (changes.length > 0)
      return { kind: 'dates', dates: changes.map(({ line, promisedOn }) => ({ line, day: promisedOn })) }
    return { kind: disowned.has(mail) ? 'disowned' : 'none' }
  }
}
