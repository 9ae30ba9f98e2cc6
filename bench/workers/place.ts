import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { newRun } from '../../packages/operant/src/run/open-run.ts'
import type { Agent } from '../../packages/operant/src/agent/define-agent.ts'
import { encodeInput } from '../../packages/operant/src/run/open-run.ts'
import { connected, type Database } from '../../packages/operant/src/store/database.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'

/** A database and a folder of its own, so that nothing is there already that is measured. */
export interface Place {
  readonly database: Database
  readonly folder: string
}

let places = 0

/** Makes a place on a server. */
export async function makePlace(server: Database, directory: string): Promise<Place> {
  const name = `workers_${++places}`
  await server.pool.query(`CREATE DATABASE ${name}`)
  const url = new URL(server.connectionString)
  url.pathname = `/${name}`
  const folder = join(directory, name)
  await mkdir(folder)
  return { database: await connected(url.href, 4), folder }
}

/** Opens a run of an agent. */
export async function openRun(
  { database }: Place,
  agent: Agent,
  goalName: string,
  run: string,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const goal = agent.goals.get(goalName)
  if (!goal) throw new Error(`${agent.name} has no goal "${goalName}"`)
  const opened = { id: run, now: new Date(), agent, goal, input: encodeInput(goal, input), startedBy: 'ann' }
  await new PostgresRunStore(database.pool).open(newRun(opened))
}

/** How many runs are neither ended nor wait for people. */
export async function runsLeft(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ left: number }>(`SELECT count(*)::integer AS left FROM operant.runs
    WHERE state = 'running' OR state = 'waiting' AND NOT EXISTS (SELECT FROM operant.requests
      WHERE requests.run_id = runs.id AND requests.state = 'open')`)
  return rows[0]?.left ?? 0
}
