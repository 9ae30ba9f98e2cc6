import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { CommandMistake } from '../mistake.ts'
import { packageFile } from './package-file.ts'

const template = new URL('../../../templates/project/', import.meta.url)

/**
 * Writes a new project into a folder that is new or empty and answers its files.
 * @throws CommandMistake where something is there already, or no package can be named like the folder.
 */
export async function writeProject(folder: string, person: string): Promise<readonly string[]> {
  const name = packageName(folder)
  await mkdir(folder, { recursive: true })
  const there = (await readdir(folder)).filter((entry) => entry !== '.git')
  if (there.length > 0)
    throw new CommandMistake(
      `${folder} is not empty (it holds ${there.slice(0, 3).join(', ')}${there.length > 3 ? ', …' : ''}); name a folder that is not there yet`,
    )
  await cp(template, folder, { recursive: true })
  // A package cannot carry a file of this name.
  await rename(join(folder, 'gitignore'), join(folder, '.gitignore'))
  await writeFile(join(folder, 'package.json'), packageFile(name))
  await replaceIn(join(folder, 'operant.config.ts'), "'olga'", `'${person}'`)
  return (await readdir(folder)).filter((entry) => entry !== '.git').toSorted()
}

function packageName(folder: string): string {
  const name = basename(resolve(folder))
  if (/^[a-z0-9][a-z0-9._-]*$/.test(name)) return name
  throw new CommandMistake(
    `"${name}" cannot be the name of a package; use small letters, digits and dashes, as in: operant init my-agents`,
  )
}

async function replaceIn(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
  await writeFile(file, text.replace(from, to))
}
