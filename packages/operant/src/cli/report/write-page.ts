import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { messageOf } from '../../project/project-error.ts'
import { CommandMistake } from '../mistake.ts'
import { beginning } from './page.ts'

/** Where the page goes, unless somebody says otherwise: in the state folder, which version control leaves alone. */
export function pageFile(folder: string, named: string | undefined): string {
  return named === undefined ? join(folder, 'operant-demo.html') : resolve(named)
}

/**
 * Makes sure, before anything is done, that no file of somebody's is overwritten.
 * @throws CommandMistake where there is one.
 */
export async function checkPageFile(file: string): Promise<void> {
  if (await isAnother(file))
    throw new CommandMistake(`${shownPath(file)} is there and is not the page of a demo; give --page another name`)
}

/** Something is there, and it is no earlier page. */
async function isAnother(file: string): Promise<boolean> {
  try {
    await using handle = await open(file, 'r')
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(beginning.length), position: 0 })
    return bytesRead > 0 && buffer.toString('utf8', 0, bytesRead) !== beginning
  } catch (error) {
    return !(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
  }
}

export type Written =
  | { readonly kind: 'written'; readonly file: string }
  | { readonly kind: 'not written'; readonly why: string }

/** Writes the page whole or not at all. That it could not be written is no reason for a demo to fail. */
export async function writePage(file: string, make: () => Promise<string>): Promise<Written> {
  const unfinished = `${file}.${process.pid}.new`
  try {
    const page = await make()
    await mkdir(dirname(file), { recursive: true })
    await writeFile(unfinished, page)
    await rename(unfinished, file)
    return { kind: 'written', file }
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    return { kind: 'not written', why: messageOf(error) }
  }
}

/** The path as it can be typed here. */
export function shownPath(file: string): string {
  const near = relative('', file)
  return near === '' || near.startsWith('..') || isAbsolute(near) ? file : near
}
