import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Stop } from '../journal/events.ts'
import { listStops, pullStop, releaseStop } from '../store/stops.ts'
import { noon } from '../store/testing/samples.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import { reconcileStops } from './reconcile-stops.ts'
import { stopFiles, stopsFolder } from './stop-files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'operant-stops-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const stop: Stop = { id: 'stop_1', switch: 'all', by: 'olga', because: 'odd', at: noon }

test('a stop is there once it is written, and gone once it is removed', () => {
  const files = stopFiles(folder)
  expect(files.standing()).toEqual([])
  files.write(stop)
  expect([stopFiles(folder).standing(), readdirSync(stopsFolder(folder))]).toEqual([[stop], ['stop_1.json']])
  files.remove('stop_1')
  files.remove('stop_2')
  expect(files.standing()).toEqual([])
})

test.each([
  ['half a file', '{"id":"stop_1"'],
  ['another shape', '{"id":"stop_1","switch":"all"}'],
  ['nothing', ''],
])('%s stops everything', (_, text) => {
  mkdirSync(stopsFolder(folder))
  writeFileSync(join(stopsFolder(folder), 'stop_1.json'), text)
  expect(stopFiles(folder).standing()).toMatchObject([{ id: 'unreadable', switch: 'all' }])
})

test('a folder that cannot be read stops everything', () => {
  writeFileSync(stopsFolder(folder), 'not a folder')
  expect(stopFiles(folder).standing()).toMatchObject([{ id: 'unreadable', switch: 'all' }])
})

test('this machine and the database are brought together', async () => {
  const database = await testDatabase()
  try {
    const files = stopFiles(folder)
    files.write(stop)
    await reconcileStops(database.pool, files)
    expect(await listStops(database.pool)).toEqual([{ ...stop, released: null }])
    await pullStop(database.pool, { ...stop, id: 'stop_2' })
    await releaseStop(database.pool, { id: 'stop_1', by: 'lena', because: 'fine', at: noon })
    await reconcileStops(database.pool, files)
    expect(files.standing()).toEqual([])
    expect((await listStops(database.pool)).map(({ id }) => id)).toEqual(['stop_2'])
  } finally {
    await database.close()
  }
})
