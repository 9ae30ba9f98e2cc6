import { parseArgs } from 'node:util'
import type { Pool } from 'pg'
import { testApi } from '../../packages/operant/src/server/api/testing/test-api.ts'
import { stopTestServer } from '../../packages/operant/src/store/testing/test-database.ts'
import { median } from '../engine/statistics.ts'
import { fill } from './fill.ts'

const usage = `npm run bench:runs -- [--short] [--json]

  How long the server takes for a page of runs where there are 100,000 (10,000 with --short): by everything that the
  list is asked for, without a network, on a database that does not wait for the disk. The runs are made up by the
  database. Exit 1 where the median of one query is 50 ms or more, or a query finds nothing.`

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}

/** Milliseconds that the median of each query of the list may take. */
const most = 50
const [runs, rounds] = values.short ? [10_000, 10] : [100_000, 30]

/** By what the list is asked for; the last ones count, and are measured without a bound. */
const lists: Readonly<Record<string, string>> = {
  all: '',
  'by state': 'state=waiting',
  'by outcome': 'outcome=failed',
  'by agent': 'agent=agent3',
  'by agent and outcome': 'agent=agent3&outcome=declined',
  'by goal': 'goal=goal4',
  'by person': 'startedBy=person7',
  'by subject': 'subject=ticketId:T77',
  'by common words': 'text=ticket',
  'by rare words': 'text=T4321',
  'by words that few have': `text=${encodeURIComponent('number 4999 ')}`,
  'by id': 'text=run0000042',
  'by time': 'from=2026-02-01T00:00:00.000Z&until=2026-02-02T00:00:00.000Z',
  verified: 'counted=true&verified=true',
  'only claimed': 'counted=true&claimed=true&verified=false',
  'rare cause': 'counted=true&cause=fault%20rare',
  'by class in a month':
    'counted=true&class=class2&endedFrom=2026-02-01T00:00:00.000Z&endedUntil=2026-03-01T00:00:00.000Z',
  'taken back in a day': 'reversed=true&endedFrom=2026-02-01T00:00:00.000Z&endedUntil=2026-02-02T00:00:00.000Z',
  'the last page': 'last',
}
const figures: Readonly<Record<string, string>> = {
  'figures of all': '/metrics/summary?from=2026-01-01T00:00:00.000Z&until=2026-06-01T00:00:00.000Z&by=week',
  'figures of a week': '/metrics/summary?from=2026-02-01T00:00:00.000Z&until=2026-02-08T00:00:00.000Z&by=day',
  failures: '/metrics/failures?from=2026-01-01T00:00:00.000Z&until=2026-06-01T00:00:00.000Z',
}

const many = { burst: 1_000_000, perSecond: 1_000_000 }
const server = await testApi({
  parts: { rates: { address: many, person: many, unknown: many } },
})
try {
  await fill(server.project.pool, runs)
  const { secret } = await server.token('vera')
  const get = async (path: string): Promise<{ readonly items?: readonly unknown[] }> => {
    const answer = await server.api.request(path, { headers: { authorization: `Bearer ${secret}` } })
    if (answer.status !== 200) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as { readonly items?: readonly unknown[] }
  }
  const took: { name: string; ms: number; p90: number; rows: number | undefined }[] = []
  const measure = async (name: string, path: string): Promise<void> => {
    const times: number[] = []
    let rows: number | undefined
    for (let round = 0; round < rounds + 3; round += 1) {
      const began = performance.now()
      rows = (await get(path)).items?.length
      // The first ones compile code and fill caches.
      if (round >= 3) times.push(performance.now() - began)
    }
    took.push({ name, ms: median(times), p90: median(times, 0.9), rows })
  }
  for (const [name, query] of Object.entries(lists))
    await measure(name, `/runs?limit=50&${query === 'last' ? await lastPage(server.project.pool) : query}`)
  const listed = [...took]
  for (const [name, path] of Object.entries(figures)) await measure(name, path)
  if (values.json) console.log(JSON.stringify({ runs, took }))
  else for (const { name, ms, p90, rows } of took) console.log(lineOf(name, ms, p90, rows))
  // Among fewer runs some filters find none.
  const wrong = listed.filter(({ ms, rows }) => !(ms < most) || (!values.short && rows === 0))
  if (!values.json) console.log(`${runs} runs; at most ${most} ms: ${wrong.length === 0 ? 'kept' : 'NOT KEPT'}`)
  process.exitCode = wrong.length === 0 ? 0 : 1
} finally {
  await server.close()
  await stopTestServer()
}

/** The query of a page near the end, as whoever turned all pages would ask for it. */
async function lastPage(pool: Pool): Promise<string> {
  const text = 'SELECT id, opened_at FROM operant.runs ORDER BY opened_at, id DESC OFFSET 100 LIMIT 1'
  const { rows } = await pool.query<{ id: string; opened_at: Date }>(text)
  const place = JSON.stringify([rows[0]?.opened_at.toISOString(), rows[0]?.id])
  return `after=${Buffer.from(place).toString('base64url')}`
}

function lineOf(name: string, ms: number, p90: number, rows: number | undefined): string {
  return `${name.padEnd(24)}${ms.toFixed(1).padStart(8)} ms (p90 ${p90.toFixed(1)})${rows === undefined ? '' : `, ${rows} runs`}`
}
