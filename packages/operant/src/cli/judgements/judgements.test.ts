import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shopInProcess, type ShopInProcess } from '../testing/shop-in-process.ts'

const example = join(import.meta.dirname, '../../../../../examples/mail-desk')
const config = `import { mails } from '${example}/agent.ts'
import { deskIn } from '${example}/desk.ts'
export default {
  agents: [mails],
  clients: ({ folder }) => deskIn(folder),
  principals: [{ name: 'carl', roles: ['clerk'] }, { name: 'dora', roles: ['clerk'] }],
}
`
let cli: ShopInProcess
beforeAll(async () => {
  cli = await shopInProcess(config)
})
afterAll(() => cli.close())

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length))

test('a judgement that is sure needs nobody; a correction of it is an example', async () => {
  const ran = await cli.run('goal', 'sort mail M-1', '--as', 'carl', '--json')
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  const { run } = JSON.parse(ran.stdout) as { run: string }
  const [nobody, unfit, unknown] = await Promise.all([
    cli.run('judgements', 'correct', run, 'reason', 'broken'),
    cli.run('judgements', 'correct', run, 'reason', 'stolen', '--as', 'dora'),
    cli.run('judgements', 'correct', run, 'receipt', 'x', '--as', 'dora'),
  ])
  expect(nobody).toMatchObject({ code: 2, stderr: expect.stringMatching(/say who corrects by --as NAME/) as string })
  expect(unfit).toMatchObject({ code: 2, stderr: expect.stringMatching(/"stolen" is no reason/) as string })
  expect(unknown.stderr).toMatch(/no judgement of mails that learns gives "receipt"; there are reason, mentioned/)
  const corrected = await cli.run('judgements', 'correct', run, 'reason', 'broken', '--as', 'dora')
  expect(corrected).toMatchObject({ code: 0, stderr: '' })
  expect(corrected.stdout).toMatch(/judgeReason said late, and learns broken/)
})

test('what a person answers to an unsure judgement is learned, listed and forgotten', async () => {
  const asked = await cli.run('goal', 'sort mail M-2', '--as', 'carl', '--json')
  expect(asked.code).toBe(3)
  const [request] = (JSON.parse(asked.stdout) as { requests: { id: string }[] }).requests
  expect((await cli.run('approvals', 'answer', request?.id ?? '', '--with', 'broken', '--as', 'dora')).code).toBe(0)
  const listed = await cli.run('judgements')
  expect(listed).toMatchObject({ code: 0, stderr: '' })
  expect(listed.stdout).toMatch(/judgeReason of mails: classify, at least 60 % sure · 12 examples, reads words/)
  expect(listed.stdout).toMatch(/broken: "The thingamajig of ORD-1002\s+went\s+kaputt\." ·\s+answered\s+by\s+dora/)
  expect(listed.stdout).toMatch(/corrected\s+by\s+dora/)
  // Where no model is configured there is none to measure.
  expect(listed.stdout).not.toContain('judgements calibrate')
  expect(widest(listed.stdout)).toBeLessThanOrEqual(80)
  const rows = JSON.parse((await cli.run('judgements', '--json')).stdout) as {
    judgement: string
    given: { id: string; text: string }[]
  }[]
  const own = rows.find(({ judgement }) => judgement === 'judgeReason')?.given ?? []
  expect(own).toHaveLength(2)
  const answered = own.find(({ text }) => text.includes('kaputt'))?.id ?? ''
  expect((await cli.run('judgements', 'forget', answered)).stdout).toMatch(/is forgotten/)
  expect(await cli.run('judgements', 'forget', answered)).toMatchObject({ code: 2 })
  const { rows: left } = await cli.pool.query<{ body: Buffer }>('SELECT body FROM operant.examples')
  expect(left.map(({ body }) => body.toString())).toEqual([expect.stringContaining('where is it')])
})

test('without a model nothing is measured, and why is said', async () => {
  const ran = await cli.run('judgements', 'calibrate', 'judgeReason')
  expect(ran).toMatchObject({ code: 1 })
  expect(ran.stdout).toMatch(/Not measured: (this project configures no models|no model is configured for mails)/)
  expect((await cli.run('judgements', 'calibrate', 'nothing')).stderr).toMatch(
    /there is no declared judgement "nothing"/,
  )
})
