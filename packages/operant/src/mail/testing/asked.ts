import { randomUUID } from 'node:crypto'
import type { Database } from '../../store/database.ts'
import { PostgresRunStore } from '../../store/run-store.ts'
import { anEvent, aRequest, aRun } from '../../store/testing/samples.ts'

interface Outside {
  readonly mail: string
  readonly title?: string
  readonly expiresAt?: string
}

/** Opens a run that asks somebody outside, and the notice by which they are to be told. */
export async function outsideAsked(
  { pool }: Database,
  { mail, title = 'When does it arrive?', ...more }: Outside,
): Promise<{ readonly run: string; readonly request: string; readonly code: string }> {
  const store = new PostgresRunStore(pool)
  const [run, code] = [aRun(), randomUUID().replaceAll('-', '')]
  const request = aRequest({
    kind: 'answer',
    roles: ['outside'],
    title,
    shown: { evidence: { margin: 'secret' } },
    ...more,
  })
  await store.open(run)
  await store.append(run.id, 1, [anEvent()], {
    requests: [{ ...request, outside: { mail, name: '' }, code }],
    waits: { until: null },
  })
  return { run: run.id, request: request.id, code }
}

/** Opens a run that asks people, and a notice to one of them alone. */
export async function tellPerson(
  { pool }: Database,
  person: string,
): Promise<{ readonly request: string; readonly key: string }> {
  const store = new PostgresRunStore(pool)
  const [run, request] = [aRun(), aRequest({ roles: ['nobody-has-it'] })]
  const key = `${request.id} test ${person}`
  await store.open(run)
  await store.append(run.id, 1, [anEvent()], { requests: [request], waits: { until: null } })
  await pool.query(
    `INSERT INTO operant.notices (key, person, request_id, subject, body, made_at) VALUES ($1, $2, $3, $4, $4, $5)`,
    [key, person, request.id, request.title, request.askedAt],
  )
  return { request: request.id, key }
}
