import { createWriteStream } from 'node:fs'
import { link, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { FileChanged, filesOfStored, openFile, type FileOfRun } from '../../project/files-of-run.ts'
import { count } from '../../told/values.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { shownPath } from '../report/write-page.ts'

export const runFile = command({
  name: 'runs file',
  description: 'Saves a file that a run made, held against its hash',
  args: {
    run: { type: 'positional', required: true, description: 'Its id' },
    name: { type: 'positional', required: true, description: 'The name of the file, as runs show tells it' },
    to: { type: 'string', valueHint: 'file', description: 'Where to; default: under its name, in this folder' },
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const found = meant(await filesOfStored(project, args.run), args.run, args.name)
      const to = resolve(args.to ?? found.name.replaceAll(/[^\p{L}\p{N} _.-]+/gu, '_'))
      const pieces = await openFile(project.context.connections, found)
      if (!pieces) throw new CommandMistake(`${found.name} is not kept any more where the run put it`)
      await save(pieces, to)
      terminal.data({ file: to, name: found.name, bytes: found.bytes, sha256: found.sha256 })
      terminal.line(`${shownPath(to)}, ${count(found.bytes, 'byte')}`)
    }),
})

function meant(files: readonly FileOfRun[], run: string, name: string): FileOfRun {
  const found = files.find((one) => one.name === name)
  if (found) return found
  const names = files.map((one) => `"${one.name}"`).join(', ')
  throw new CommandMistake(
    names === '' ? `run "${run}" made no files` : `run "${run}" made no file "${name}"; it made ${names}`,
  )
}

/** Writes a file whole or not at all, and over no other. */
async function save(pieces: AsyncIterable<Uint8Array>, to: string): Promise<void> {
  const unfinished = `${to}.${process.pid}.new`
  try {
    await pipeline(pieces, createWriteStream(unfinished, { flags: 'wx' }))
    await link(unfinished, to)
  } catch (error) {
    throw mistakeOf(error, to)
  } finally {
    await rm(unfinished, { force: true })
  }
}

function mistakeOf(error: unknown, to: string): unknown {
  if (error instanceof FileChanged) return new CommandMistake(error.message)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EEXIST') return new CommandMistake(`${shownPath(to)} is there already; give --to another name`)
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES')
    return new CommandMistake(`${shownPath(to)} cannot be written: give --to a file in a folder that is there`)
  return error
}
