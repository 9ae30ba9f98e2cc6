import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shopInProcess, type ShopInProcess } from '../testing/shop-in-process.ts'

const shop = join(import.meta.dirname, '../../../../../examples/small-shop')
const config = `import { claims } from '${shop}/agent.ts'
import { shopIn } from '${shop}/shop.ts'
export default {
  agents: [claims],
  clients: ({ folder }) => shopIn(folder),
  principals: [
    { name: 'olga', roles: ['operator'], mail: 'olga@shop.example' },
    { name: 'lena', roles: ['owner', 'lead'] },
  ],
}
`

let cli: ShopInProcess
beforeAll(async () => {
  cli = await shopInProcess(config)
})
afterAll(() => cli.close())

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')
const secretIn = (json: string): string => (JSON.parse(json) as { token: string }).token

test(
  'a name is taken at its word until there is a token, which is said once; the first one is an owner’s',
  { timeout: 60_000 },
  async () => {
    const [first, second] = [
      await cli.run('stop', 'entity', 'order:A-7', '--as', 'olga', '--because', 'odd'),
      await cli.run('goal', 'settle the claim for order A-3', '--as', 'olga', '--no-watch'),
    ]
    expect([first.code, second.code]).toEqual([0, 0])
    const asked = await cli.run('goal', 'settle the claim for order A-2', '--as', 'olga')
    const request = /approvals approve (\w+)/.exec(asked.stdout)?.[1] ?? ''
    expect(flat((await cli.run('people')).stdout)).toContain('Nobody has a token, so --as is taken at its word')

    expect(await cli.run('tokens', 'create', 'olga')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('tokens create lena') as string,
    })
    const made = await cli.run('tokens', 'create', 'lena', '--json')
    const lena = secretIn(made.stdout)
    const again = await cli.run('tokens', 'create', 'lena')
    expect(flat(again.stderr)).toContain('this project knows people by their tokens')

    const olga = secretIn(
      (await cli.run('tokens', 'create', 'olga', '--roles', 'operator', '--json', '--token', lena)).stdout,
    )
    const approved = await cli.run('approvals', 'approve', request, '--token', lena, '--reason', 'fine')
    expect(approved.code).toBe(0)
    expect(flat((await cli.run('approvals', 'show', request)).stdout)).toMatch(
      /lena approved: fine \(by command line, tok_\w+; signature verified\)/,
    )
    expect(JSON.parse((await cli.run('approvals', 'show', request, '--json')).stdout)).toMatchObject({
      signatures: ['verified'],
    })

    const other = await cli.run('goal', 'settle the claim for order A-3', '--as', 'lena', '--token', olga, '--no-watch')
    expect(flat(other.stderr)).toContain("the token is olga's, and --as says lena")
    const own = await cli.run('goal', 'settle the claim for order A-3', '--token', olga, '--no-watch', '--json')
    const { run } = JSON.parse(own.stdout) as { run: string }
    const composed = await cli.run(
      'goal',
      '--agent',
      'claims',
      '--done',
      'told(order=A-4)',
      '--token',
      olga,
      '--no-watch',
      '--json',
    )
    expect(JSON.parse(composed.stdout)).toMatchObject({ run: expect.stringMatching(/^run_/) as string })
    const composedRun = (JSON.parse(composed.stdout) as { run: string }).run
    expect((await cli.run('runs', 'show', composedRun)).stdout).toContain('composed by olga')
    const { rows } = await cli.pool.query<{ by: string }>('SELECT started_by AS by FROM operant.runs WHERE id = $1', [
      run,
    ])
    expect(rows).toEqual([{ by: 'olga' }])

    await cli.run(
      'tokens',
      'revoke',
      (JSON.parse((await cli.run('tokens', '--json')).stdout) as { id: string; person: string }[]).find(
        ({ person }) => person === 'olga',
      )?.id ?? '',
      '--token',
      lena,
    )
    expect((await cli.run('goal', 'settle the claim for order A-3', '--token', olga, '--no-watch')).stderr).toContain(
      'was revoked by lena',
    )
    expect((await cli.run('tokens', '--all')).stdout).not.toContain(olga)
  },
)
