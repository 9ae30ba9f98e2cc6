import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listSchedules, pauseSchedule } from '../../store/schedules.ts'
import { askForFires } from '../../store/schedule-fires.ts'
import { aSchedule, wallClock, type WallClock } from '../testing/wall-clock.ts'

let clock: WallClock
beforeAll(async () => {
  clock = await wallClock()
})
beforeEach(() => clock.begin('2026-03-02T08:30:00Z'))
afterAll(() => clock.close())

/** Each hour one more time, looked at just after it. */
async function hours(look: () => Promise<void>, ...list: readonly number[]): Promise<void> {
  for (const hour of list) {
    clock.set(`2026-03-02T${String(hour).padStart(2, '0')}:00:01Z`)
    await look()
  }
}
const hourly = { cron: '0 * * * *' } as const
const told = async (): Promise<readonly string[]> =>
  (await clock.rows()).map(
    ({ at, state, why }) => `${at.slice(11, 13)} ${state}${why === null ? '' : `: ${why.replace(/run_\w+/, 'RUN')}`}`,
  )

/** What a run's end writes. */
async function settle(hour: string, outcome = 'met'): Promise<void> {
  const fire = (await clock.rows()).find(({ at }) => at.slice(11, 13) === hour)
  await clock.pool.query(`UPDATE operant.runs SET state = 'settled', outcome = $2, settled_at = now() WHERE id = $1`, [
    fire?.run,
    outcome,
  ])
}

test('skip: a time that comes while a run is under way is skipped and says so', async () => {
  const look = await clock.worker(aSchedule(hourly))
  await hours(look, 9, 10)
  await settle('09')
  await hours(look, 11)
  expect(await told()).toEqual(['09 started', '10 skipped: RUN was under way', '11 started'])
})

test('queue one: one waits until the run before has ended, the next are skipped', async () => {
  const look = await clock.worker(aSchedule({ ...hourly, overlap: 'queue one' }))
  await hours(look, 9, 10, 11)
  expect(await told()).toEqual([
    '09 started',
    '10 waiting: waits for RUN',
    '11 skipped: RUN was under way, and another waited',
  ])
  await settle('09')
  await hours(look, 12, 12)
  // The one that waited goes first; the time that came with it waits for it in turn.
  expect(await told()).toEqual([
    '09 started',
    '10 started',
    expect.stringContaining('11 skipped') as string,
    '12 waiting: waits for RUN',
  ])
})

test('allow: both are under way', async () => {
  const look = await clock.worker(aSchedule({ ...hourly, overlap: 'allow' }))
  await hours(look, 9, 10)
  expect(await told()).toEqual(['09 started', '10 started'])
})

test('cancel the one before: it is asked to stop once, and the next starts when it has', async () => {
  const look = await clock.worker(aSchedule({ ...hourly, overlap: 'cancel the one before' }))
  await hours(look, 9, 10)
  clock.set('2026-03-02T10:00:20Z')
  await look()
  const cancels = async (): Promise<readonly unknown[]> =>
    (await clock.pool.query<{ body: unknown }>('SELECT body FROM operant.inbox')).rows.map(({ body }) => body)
  expect(await cancels()).toEqual([{ kind: 'cancel', by: 'schedule mornings', reason: 'its next time came' }])
  await hours(look, 11)
  expect(await told()).toEqual(['09 started', '10 skipped: a later one took its place', '11 waiting: waits for RUN'])
  await settle('09', 'cancelled')
  clock.set('2026-03-02T11:00:10Z')
  await look()
  expect((await told()).at(-1)).toBe('11 started')
})

test('a pause keeps what is due from starting, and says by whom and why', async () => {
  const look = await clock.worker(aSchedule({ ...hourly, overlap: 'queue one' }))
  await hours(look, 9, 10)
  const pause = { name: 'mornings', by: 'olga', because: 'stock-taking', at: '2026-03-02T10:10:00Z' }
  expect([await pauseSchedule(clock.pool, pause), await pauseSchedule(clock.pool, pause)]).toEqual([
    undefined,
    'paused already',
  ])
  await settle('09')
  await hours(look, 11, 12)
  expect(await told()).toEqual(['09 started', '10 skipped: paused by olga: stock-taking'])
  // A worker that starts anew does not wake it.
  await (
    await clock.worker(aSchedule({ ...hourly, cron: '30 * * * *' }))
  )()
  expect(await listSchedules(clock.pool)).toMatchObject([
    { nextAt: null, paused: { by: 'olga', because: 'stock-taking' } },
  ])
})

test('so many failures in a row pause it; a run that ended well between them does not count', async () => {
  const look = await clock.worker(aSchedule({ ...hourly, pauseAfter: { failures: 2 } }))
  for (const [hour, outcome] of [
    ['09', 'failed'],
    ['10', 'met'],
    ['11', 'handed over'],
    ['12', 'failed'],
  ] as const) {
    await hours(look, Number(hour))
    await settle(hour, outcome)
  }
  await hours(look, 13)
  const because = 'the last 2 runs failed or were handed over'
  expect((await told()).at(-1)).toBe(`13 skipped: paused by operant: ${because}`)
  expect(await listSchedules(clock.pool)).toMatchObject([{ nextAt: null, paused: { by: 'operant', because } }])
})

test('times that a person asks for run one after the other; one asked for now runs now, and they are its starter', async () => {
  const look = await clock.worker(aSchedule(hourly))
  await hours(look, 9)
  const now = new Date('2026-03-02T09:30:00Z')
  const asked = { schedule: 'mornings', by: 'olga', now }
  const times = ['2026-03-01T07:00:00Z', '2026-03-01T08:00:00Z', '2026-03-02T09:00:00Z'].map((at) => new Date(at))
  expect(await askForFires(clock.pool, { ...asked, times, cause: 'backfill' })).toHaveLength(2)
  await askForFires(clock.pool, { ...asked, times: [now], cause: 'by hand' })
  clock.set('2026-03-02T09:30:00Z')
  await look()
  expect(await told()).toEqual(['07 started', '08 waiting: waits for RUN', '09 started', '09 started'])
  const { rows } = await clock.pool.query<{ by: string }>(
    'SELECT started_by AS by FROM operant.runs ORDER BY started_by',
  )
  expect(rows.map(({ by }) => by)).toEqual(['olga', 'olga', 'schedule mornings'])
  await settle('07')
  clock.set('2026-03-02T09:30:10Z')
  await look()
  expect((await told())[1]).toBe('08 started')
})

test('a file that says otherwise: new times count from now, what was due starts as it is now declared, what is gone stops', async () => {
  const look = await clock.worker(
    aSchedule({ ...hourly, jitter: '20m' }),
    aSchedule({ ...hourly, name: 'gone', jitter: '20m' }),
  )
  await hours(look, 9)
  const later = await clock.worker(aSchedule({ cron: '45 * * * *', input: { orderId: 'A-2' }, overlap: 'allow' }))
  // A worker of the old file leaves alone what is declared otherwise by now.
  await hours(look, 10)
  clock.set('2026-03-02T10:01:00Z')
  await later()
  expect(await clock.fires('mornings')).toEqual(['2026-03-02T09:00 started', '2026-03-02T09:45 started'])
  expect(await clock.rows('gone')).toMatchObject([{ state: 'skipped', why: 'the schedule is no longer declared' }])
  const { rows } = await clock.pool.query<{ asked: string }>('SELECT asked FROM operant.runs')
  expect(rows[0]?.asked).toContain('A-2')
})
