import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallShopConfig } from '../testing/command-line.ts'
import { shopInProcess, type ShopInProcess } from '../testing/shop-in-process.ts'

const operant = JSON.stringify(new URL('../../index.ts', import.meta.url).pathname)
const zod = JSON.stringify(new URL(import.meta.resolve('zod')).pathname)

/** When this began: all processes have one clock. */
const began = Date.now()

const config = `import { businessCalendar, schedule, trigger } from ${operant}
import { z } from ${zod}
${smallShopConfig.replace(
  'principals:',
  `calendars: [businessCalendar({ name: 'berlin', zone: 'Europe/Berlin', holidays: ['01-01'] })],
  clock: { now: () => new Date(Date.parse('2026-03-02T08:00:30Z') + Date.now() - ${began}) },
  schedules: [
    schedule({ name: 'mornings', cron: '0 9 * * 1-5', agent: 'claims', goal: 'whatIsOpen', input: { orderId: 'A-1' }, roles: ['operator'] }),
    schedule({ name: 'month-ends', cron: '0 17 L * *', on: 'business days', holiday: 'previous business day', agent: 'claims', goal: 'whatIsOpen', input: { orderId: 'A-2' } }),
  ],
  triggers: [
    trigger({ name: 'late-orders', on: { event: 'order.late' }, agent: 'claims', goal: 'whatIsOpen', data: z.object({ order: z.string() }), input: ({ order }) => ({ orderId: order }), roles: ['operator'] }),
  ],
  principals:`,
)}`.replace("{ name: 'olga'", "{ name: 'vera', roles: ['viewer'] }, { name: 'olga'")

/** Milliseconds: one command is a process of its own, on a machine that may be busy. */
const timeout = 180_000

let cli: ShopInProcess
beforeAll(async () => {
  cli = await shopInProcess(config)
})
afterAll(() => cli.close())
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')

/** A worker that runs until it has been seen to do something. */
async function work(until: () => Promise<boolean>): Promise<void> {
  const worker = cli.apart.start('worker')
  try {
    for (let waited = 0; !(await until()); waited += 1) {
      expect(waited).toBeLessThan(600)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  } finally {
    worker.kill('SIGKILL')
  }
}
const settled = async (): Promise<number> =>
  (await cli.pool.query<{ runs: number }>(`SELECT count(*)::integer AS runs FROM operant.runs WHERE state = 'settled'`))
    .rows[0]?.runs ?? 0

test('schedules are listed with their next time in their zone, shown in full, and nobody without the role changes them', async () => {
  const listed = await cli.run('schedules')
  expect(listed).toMatchObject({ code: 0, stderr: '' })
  expect(flat(listed.stdout)).toContain('mornings 2026-03-03 09:00 0 9 * * 1-5 Europe/Berlin, claims whatIsOpen')
  expect(flat(listed.stdout)).toContain('No worker runs, so nothing starts')
  const shown = await cli.run('schedules', 'show', 'month-ends')
  expect(flat(shown.stdout)).toContain(
    'Next 2026-03-31 17:00, 2026-04-30 17:00, 2026-05-29 17:00, 2026-06-30 17:00, 2026-07-31 17:00',
  )
  expect(shown.stdout.split('\n').every((line) => line.length <= 80)).toBe(true)
  const mistakes = [
    await cli.run('schedules', 'show', 'mornigs'),
    await cli.run('schedules', 'pause', 'mornings', '--as', 'olga'),
    await cli.run('schedules', 'pause', 'mornings', '--as', 'vera', '--because', 'x'),
    await cli.run('schedules', 'resume', 'mornings', '--as', 'olga'),
    await cli.run('schedules', 'backfill', 'mornings', '--from', 'May', '--to', '2026-03-01', '--as', 'olga'),
    await cli.run('schedules', 'backfill', 'mornings', '--from', '2026-03-07', '--to', '2026-03-08', '--as', 'olga'),
  ]
  expect(mistakes.map(({ code, stderr }) => [code, flat(stderr).trim()])).toEqual([
    [2, 'operant: there is no schedule "mornigs". Did you mean "mornings"?'],
    [2, 'operant: say why it is paused by --because "…"'],
    [1, expect.stringContaining('takes the role operator or owner, which vera has not') as string],
    [1, 'operant: schedule mornings is not paused'],
    [2, 'operant: --from takes a day as 2026-03-27, or an instant as 2026-03-27T08:00:00Z, not "May"'],
    [2, 'operant: no time of this schedule lies between these two'],
  ])
})

test('paused with a reason, run now, made up, resumed; each step is told', { timeout }, async () => {
  expect((await cli.run('schedules', 'pause', 'mornings', '--as', 'olga', '--because', 'stock-taking')).code).toBe(0)
  expect(flat((await cli.run('schedules')).stdout)).toContain('mornings paused by olga: stock-taking')
  const ran = JSON.parse((await cli.run('schedules', 'run', 'mornings', '--as', 'olga', '--json')).stdout) as {
    run: string
  }
  const asked = await cli.run(
    'schedules',
    'backfill',
    'mornings',
    '--from',
    '2026-02-26',
    '--to',
    '2026-03-01',
    '--as',
    'olga',
    '--json',
  )
  expect(JSON.parse(asked.stdout)).toMatchObject({
    times: ['2026-02-26T08:00:00.000Z', '2026-02-27T08:00:00.000Z'],
    alreadyRun: 0,
  })
  await work(async () => (await settled()) >= 2)
  const fires = JSON.parse((await cli.run('schedules', 'fires', 'mornings', '--json')).stdout) as {
    cause: string
    run: string
    askedBy: string
  }[]
  expect(fires.map(({ cause, askedBy }) => `${cause} ${askedBy}`)).toEqual([
    'by hand olga',
    'backfill olga',
    'backfill olga',
  ])
  expect(fires[0]?.run).toBe(ran.run)
  expect(flat((await cli.run('runs', 'show', ran.run)).stdout)).toContain('asked by olga')
  const resumed = await cli.run('schedules', 'resume', 'mornings', '--as', 'olga')
  expect(flat(resumed.stdout)).toContain('Resumed: mornings, next at 2026-03-03 09:00')
})

test(
  'what came from outside is told with what it started, or why not, and decided again once',
  { timeout },
  async () => {
    await work(async () =>
      flat((await cli.run('triggers')).stdout).includes('event order.late: claims whatIsOpen What came'),
    )
    const send = (id: string, order: unknown) =>
      cli.run(
        'events',
        'send',
        'order.late',
        '--subject',
        id,
        '--id',
        id,
        '--data',
        JSON.stringify({ order }),
        '--as',
        'olga',
      )
    expect((await send('e1', 'A-1')).stdout).toContain('received')
    await send('e2', 17)
    const before = await settled()
    await work(async () => (await settled()) > before)
    const told = flat((await cli.run('triggers', 'events')).stdout)
    expect(told).toMatch(/refused e2 late-orders · order\.late · its data does not fit: order: Invalid input/)
    expect(told).toMatch(/met e1 late-orders · order\.late · run_\w+ \(asked by olga\)/)
    expect((await cli.run('triggers', 'redeliver', 'e1', '--as', 'olga')).stderr).toMatch(/e1 started run_\w+ already/)
    expect((await cli.run('triggers', 'redeliver', 'e2', '--as', 'olga')).code).toBe(0)
    expect((await cli.run('triggers', 'redeliver', 'e9', '--as', 'olga')).stderr).toContain('no such event came')
  },
)
