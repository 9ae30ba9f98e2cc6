import { parseArgs } from 'node:util'
import { claims } from '../../examples/small-shop/agent.ts'
import { tick } from '../../packages/operant/src/dispatch/timekeeper.ts'
import { declaredStarts } from '../../packages/operant/src/project/declared-starts.ts'
import { loadAgent } from '../../packages/operant/src/run/loading/load-agent.ts'
import { Misfit, prepareSchedule, type PreparedSchedule } from '../../packages/operant/src/schedules/prepared.ts'
import { schedule } from '../../packages/operant/src/schedules/schedule.ts'
import { stopTestServer, testDatabase } from '../../packages/operant/src/store/testing/test-database.ts'
import { median } from '../engine/statistics.ts'

const usage = `npm run bench:schedules -- [--short] [--schedules N] [--json]

  What many schedules cost while nothing is due, and what happens when all are due at once. The database does not wait
  for the disk; exit 1 where a look at the clock costs half as much again as without them, or a time has not one run.`

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    schedules: { type: 'string' },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}
const count = Number(values.schedules ?? (values.short ? 1_000 : 10_000))
if (!Number.isInteger(count) || count < 1 || count > 100_000)
  throw new Error(`--schedules takes a whole number from 1 to 100000, not "${values.schedules}"`)

const [database, empty] = await Promise.all([testDatabase(), testDatabase()])
const { pool } = database
let now = new Date('2026-03-02T08:00:00Z')
const context = {
  clock: { now: () => now },
  agents: new Map([[claims.name, loadAgent(claims)]]),
  connections: { client: () => Promise.reject(new Error('no system is needed')) },
}

function made(index: number): PreparedSchedule {
  const spec = schedule({
    name: `schedule-${index}`,
    cron: '0 8 * * *',
    zone: 'Europe/Berlin',
    agent: 'claims',
    goal: 'whatIsOpen',
    input: { orderId: `A-${index}` },
    roles: ['operator'],
  })
  const prepared = prepareSchedule(spec, [claims], [])
  if (prepared instanceof Misfit) throw new Error(prepared.says)
  return prepared
}

/** Milliseconds of one look at the clock, here and in a database without schedules: medians of looks in turn. */
async function lookTimes(looks = 1_000): Promise<{ readonly with: number; readonly without: number }> {
  const taken = { with: [] as number[], without: [] as number[] }
  for (let look = 0; look < looks; look += 1)
    for (const [where, one] of [['with', pool] as const, ['without', empty.pool] as const]) {
      const began = performance.now()
      await tick(one, context.clock)
      taken[where].push(performance.now() - began)
    }
  return { with: rounded(median(taken.with), 3), without: rounded(median(taken.without), 3) }
}

const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))

async function timed<Result>(work: () => Promise<Result>): Promise<readonly [number, Result]> {
  const began = performance.now()
  const result = await work()
  return [performance.now() - began, result]
}

const schedules = Array.from({ length: count }, (_, index) => made(index))
await lookTimes()
const errors: Error[] = []
const declare = () => declaredStarts(pool, { schedules, triggers: [] }, context, (error) => errors.push(error))
const [declaring] = await timed(declare)
const [declaredAgain, fires] = await timed(declare)
await pool.query('ANALYZE operant.schedules')
const standing = await lookTimes()
now = new Date('2026-03-03T07:00:01Z')
const [firing] = await timed(async () => {
  for (const fire of fires) await fire(new AbortController().signal)
})
const { rows } = await pool.query<{ runs: number; started: number }>(`SELECT count(DISTINCT runs.id)::integer AS runs,
  count(*)::integer AS started FROM operant.schedule_fires AS fires JOIN operant.runs ON runs.id = run_id WHERE fires.state = 'started'`)
const after = await lookTimes()
await Promise.all([database.close(), empty.close()])
await stopTestServer()

const report = {
  schedules: count,
  lookMs: { nothingDue: standing, allFired: after },
  ratio: rounded(standing.with / standing.without),
  declareMs: rounded(declaring, 0),
  declareAgainMs: rounded(declaredAgain, 0),
  allAtOnce: {
    runs: rows[0]?.runs ?? 0,
    seconds: rounded(firing / 1_000),
    perSecond: rounded(count / (firing / 1_000), 0),
  },
  errors: errors.length,
}
if (values.json) console.log(JSON.stringify(report, null, 2))
else console.table(Object.entries(report).map(([figure, value]) => ({ figure, value: JSON.stringify(value) })))
const once = rows[0]?.runs === count && rows[0].started === count && errors.length === 0
process.exitCode = once && report.ratio < 1.5 ? 0 : 1
