import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicDocument } from '../../connect/openapi/testing/workshop.ts'
import { commandLine, type CommandLine } from '../testing/command-line.ts'

let cli: CommandLine
beforeAll(() => {
  cli = commandLine()
})
afterAll(() => cli.remove())

const trains = publicDocument('3.1/json/train-travel.json')

test('a document becomes a file, and an edited file stays', async () => {
  const first = await cli.run('connect', 'openapi', trains, '--name', 'trains')
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(first.stdout).toMatch(/has 4 reads and 3 writes\. They are in\s+connections\/trains\.ts\./)
  expect(first.stdout).toContain('trains.createBooking         writes  Create a booking')
  expect(first.stdout).toContain('TRAINS_TOKEN')
  expect(first.stdout).toContain("  import { trains } from './connections/trains.ts'\n  can: [...trains],")
  expect(Math.max(...first.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  const file = join(cli.folder, 'connections/trains.ts')
  writeFileSync(file, `${readFileSync(file, 'utf8')}// mine\n`)
  const again = await cli.run('connect', 'openapi', trains, '--name', 'trains', '--only', 'Stations', '--json')
  expect(JSON.parse(again.stdout)).toMatchObject({
    how: 'beside',
    file: 'connections/trains.new.ts',
    gone: [
      'trains.getTrips',
      'trains.getBookings',
      'trains.createBooking',
      'trains.getBooking',
      'trains.deleteBooking',
      'trains.createBookingPayment',
    ],
    operations: [{ capability: 'trains.getStations', writes: false }],
  })
  expect(readFileSync(file, 'utf8')).toContain('// mine')
})

test('a document is fetched, and its relative address is that of the system', async () => {
  const document = JSON.stringify({
    openapi: '3.0.0',
    info: { title: 'Shop API', version: '2' },
    servers: [{ url: '/v2' }],
    paths: { '/orders': { get: { operationId: 'listOrders', responses: {} } } },
  })
  const server = createServer((asked, answer) => {
    if (asked.url === '/moved') return void answer.writeHead(302, { location: '/openapi.json' }).end()
    answer.writeHead(asked.url === '/openapi.json' ? 200 : 404).end(document)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const [found, lost] = [
    await cli.run('connect', 'openapi', `${address}/moved`),
    await cli.run('connect', 'openapi', `${address}/x`),
  ]
  server.close()
  expect(found).toMatchObject({ code: 0, stderr: '' })
  expect(readFileSync(join(cli.folder, 'connections/shop.ts'), 'utf8')).toContain(`base = '${address}/v2'`)
  expect(lost.code).toBe(2)
  expect(lost.stderr).toContain('it answered 404. To mend it')
})

test('what cannot be imported is said in words', async () => {
  const calls = [['nowhere.json'], [trains, '--only', 'Planes'], []]
  const ran = await Promise.all(calls.map((words) => cli.run('connect', 'openapi', ...words)))
  expect(ran.map(({ code }) => code)).toEqual([2, 2, 2])
  expect(ran[0]?.stderr).toContain('there is no such file. To mend it')
  expect(ran[1]?.stderr).toContain('use one of the tags Stations, Trips, Bookings, Payments')
  expect(ran[2]?.stderr).toContain('Missing required positional argument')
})
