import { isMap, isSeq, parseDocument, stringify, type Node } from 'yaml'
import type { Json } from '../facts/json.ts'
import type { PolicyText } from '../store/policy-versions.ts'
import { chunksOf, edited, sourceOf } from './text/edits.ts'

/** A saved case as it is written. */
export interface NewCase {
  readonly case: string
  readonly action: string
  readonly arguments: Readonly<Record<string, Json>>
  readonly facts: Readonly<Record<string, Json>>
  readonly literals?: readonly string[]
  readonly startedBy: string
  readonly now: string
  readonly expect: string
}

/** The file that cases are added to where an agent has none yet. */
const ownFile = 'saved.cases.yaml'

/** Adds a case, or writes it in the place of the one with its name; the other cases stay as they are written. */
export function putCase(files: readonly PolicyText[], agent: string, saved: NewCase): readonly PolicyText[] {
  const item = `  - ${stringify(saved, { lineWidth: 0 }).trimEnd().replaceAll('\n', '\n    ')}\n`
  const place = placeOf(files, saved.case)
  if (place) return replaced(files, place.file, edited(place.file.text, [{ ...place.chunk, text: item }]))
  const [first] = files.filter(({ text }) => casesIn(text) !== undefined)
  if (!first) return [...files, { name: ownFile, text: `agent: ${agent}\ncases:\n${item}` }]
  const end = casesIn(first.text)?.at(-1)?.end ?? first.text.length
  const gap = first.text.slice(0, end).endsWith('\n') ? '' : '\n'
  return replaced(files, first, edited(first.text, [{ start: end, end, text: `${gap}${item}` }]))
}

/** Takes a case away; undefined where there is none of that name. */
export function withoutCase(files: readonly PolicyText[], name: string): readonly PolicyText[] | undefined {
  const place = placeOf(files, name)
  if (!place) return undefined
  // A file of cases has to have one.
  if (casesIn(place.file.text)?.length === 1) return files.filter((one) => one !== place.file)
  return replaced(files, place.file, edited(place.file.text, [{ ...place.chunk, text: '' }]))
}

function replaced(files: readonly PolicyText[], file: PolicyText, text: string): readonly PolicyText[] {
  return files.map((one) => (one === file ? { name: one.name, text } : one))
}

function placeOf(files: readonly PolicyText[], name: string) {
  for (const file of files) {
    const chunk = casesIn(file.text)?.find((one) => one.name === name)
    if (chunk) return { file, chunk }
  }
  return undefined
}

/** Where each case of a file stands; undefined where they do not stand line by line. */
function casesIn(text: string) {
  const list = parseDocument(text).get('cases')
  if (!isSeq(list) || list.flow === true) return undefined
  const nodes = list.items.filter((one): one is Node => isMap(one))
  return chunksOf(text, nodes)?.map(({ start, end }, at) => {
    const node = nodes[at]
    return { start, end, name: isMap(node) ? sourceOf(node.get('case', true)) : undefined }
  })
}
