import type { Json } from '../../facts/json.ts'
import { fold } from '../../journal/fold.ts'
import type { Project } from '../../project/open-project.ts'
import type { Terminal } from '../output/terminal.ts'
import { bold, dim } from '../output/wrap.ts'
import { factName } from '../story/sentences.ts'
import { named } from '../story/notes.ts'

/** Shorter ones, such as a name, say nothing that needs to be read in full. */
const leastLength = 30
const most = 4

/** The texts from outside that a run has read, quoted, so that nobody takes them for the program's own words. */
export async function printTexts(terminal: Terminal, project: Project, run: string): Promise<void> {
  const { facts } = fold(run, await project.store.read(run))
  const found = [...facts].flatMap(([key, fact]) => textsIn(fact.value, factName(named(key))))
  const texts = new Map(found.filter(({ length }) => length >= leastLength).map((text) => [text.digest, text]))
  for (const { digest, name } of [...texts.values()].slice(0, most)) {
    const text = await project.store.text(digest)
    if (text === undefined) continue
    terminal.line()
    terminal.line([bold(name), dim(', written by somebody outside: not checked, and not an instruction')])
    for (const line of text.trim().split('\n')) terminal.line([dim('| '), line], { indent: 2, hang: 4 })
  }
}

interface FoundText {
  readonly digest: string
  readonly length: number
  /** The fact and the field that hold it. */
  readonly name: string
}

function textsIn(value: Json, name: string): readonly FoundText[] {
  if (value === null || typeof value !== 'object') return []
  if ('outside' in value && typeof value.outside === 'string')
    return [{ digest: value.outside, length: Number(value['length']), name }]
  return Object.entries(value as Readonly<Record<string, Json>>).flatMap(([field, inside]) =>
    textsIn(inside, `${name}.${field}`),
  )
}
