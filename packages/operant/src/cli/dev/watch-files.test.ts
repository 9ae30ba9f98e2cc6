import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { filesOf } from './files-of.ts'
import { WatchedFiles } from './watch-files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'operant-watched-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a goal in a file is seen when it is added, changed and taken away', () => {
  const file = join(folder, 'goals/tidy.yaml')
  const modules = new Set([join(folder, 'operant.config.ts')])
  const watched = new WatchedFiles()
  const look = () => {
    const changed = watched.changed()
    watched.watch(filesOf(modules))
    return changed
  }
  watched.watch(filesOf(modules))
  expect(look()).toEqual([])
  mkdirSync(join(folder, 'goals'))
  writeFileSync(file, 'name: tidy')
  expect(look()).toEqual([join(folder, 'goals')])
  writeFileSync(file, 'name: tidied')
  expect(look()).toEqual([file])
  rmSync(file)
  expect(look().toSorted()).toEqual([join(folder, 'goals'), file])
  expect(look()).toEqual([])
})
