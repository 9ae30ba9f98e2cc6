import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { fold } from '../../packages/operant/src/journal/fold.ts'
import { assembleProject } from '../../packages/operant/src/project/load-project.ts'
import { openLoadedProject } from '../../packages/operant/src/project/open-project.ts'
import type { Database } from '../../packages/operant/src/store/database.ts'
import { answerRequest, listRequests } from '../../packages/operant/src/store/requests.ts'
import { nameOf, modelsOf, type Play, type Played } from './play.ts'
import type { ModelProcess } from './server/model-process.ts'
import { shopAgent, shopOf } from './world/shop-agent.ts'

const lead = { name: 'lena', roles: ['operator', 'lead'] }

/** Plays a scenario on a database, with a worker; what a person is asked to approve is rejected. */
export async function playOnPostgres(
  play: Play,
  server: ModelProcess,
  open: () => Promise<Database>,
  folder: string,
): Promise<Played> {
  const world = shopOf(play.reasoner === 'model')
  const loaded = assembleProject(`${folder}/operant.config.ts`, {
    agents: [shopAgent(play.reasoner, play.text)],
    principals: [lead, { name: 'tess', roles: ['operator'] }],
    clients: () => ({ shop: world }),
    ...modelsOf(play, server),
    folder: '.',
  })
  const project = await openLoadedProject(loaded, { open })
  const worker = await project.worker()
  const { pool, store } = project
  try {
    const run = await project.startGoal({
      agent: 'support',
      goal: 'resolve',
      input: { ticketId: 'T1' },
      startedBy: 'tess',
    })
    for (let settled = false; !settled; settled = fold(run, await store.read(run)).settled !== undefined) {
      for (const { id } of await listRequests(pool, { state: 'open', kind: 'approve' })) {
        const at = new Date().toISOString()
        await answerRequest(pool, {
          request: id,
          by: lead,
          how: { channel: 'command line' },
          answer: { kind: 'rejected', reason: 'nobody asked' },
          at,
        })
      }
      await sleep(20)
    }
    const events = await store.read(run)
    return {
      play,
      state: fold(run, events),
      events,
      world,
      seen: await server.seen(nameOf(play)),
      kept: await everythingIn(pool),
    }
  } finally {
    await worker.stop()
    await project.close()
  }
}

/** Every row of every table, as text. */
async function everythingIn(pool: Pool): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('operant', 'pgboss')`,
  )
  const texts = await Promise.all(
    tables.map(({ name }) => pool.query<{ text: string }>(`SELECT one::text AS text FROM ${name} AS one`)),
  )
  return texts.flatMap(({ rows }) => rows.map(({ text }) => text)).join('\n')
}
