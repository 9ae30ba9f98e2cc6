import { ImportMistake } from '../source/import-mistake.ts'
import { isKeywords, type Keywords } from '../source/schema/piece.ts'
import type { Referred } from '../source/schema/schema-writer.ts'

/** Finds what references of a document lead to. */
export interface Pointers {
  /** @throws ImportMistake where nothing is there, or it is in another document. */
  find(reference: string): Referred
  /** The object itself, or what it refers to. */
  follow(value: unknown): Keywords
}

export function pointersIn(document: Keywords, from: string): Pointers {
  const find = (reference: string): Referred => {
    const [place = '', pointer] = reference.split('#', 2)
    if (place !== '' && place !== from && !from.endsWith(`/${place.replace(/^\.\//, '')}`))
      throw new ImportMistake(
        `$ref "${reference}"`,
        'it leads to another document, and one is read at a time',
        'bundle them into one first, as with npx @redocly/cli bundle, or leave out what uses it by --only',
      )
    const steps = stepsOf(pointer ?? '', reference)
    const schema = steps.reduce<unknown>((at, step) => below(at, step), document)
    if (schema === undefined)
      throw new ImportMistake(
        `$ref "${reference}"`,
        'nothing is there in the document',
        'correct it, or leave out what uses it by --only',
      )
    return { key: steps.join('\u0000'), schema, name: nameOf(steps) }
  }
  return {
    find,
    follow(value) {
      let current = value
      for (let count = 0; isKeywords(current) && typeof current['$ref'] === 'string'; count += 1) {
        if (count > 50) throw new ImportMistake(`$ref "${current['$ref']}"`, 'it leads back to itself', 'correct it')
        current = find(current['$ref']).schema
      }
      return isKeywords(current) ? current : {}
    },
  }
}

function stepsOf(pointer: string, reference: string): readonly string[] {
  if (pointer === '') return []
  if (!pointer.startsWith('/'))
    throw new ImportMistake(
      `$ref "${reference}"`,
      'it names an anchor',
      'name the place itself, as in #/components/schemas/Order',
    )
  return pointer
    .slice(1)
    .split('/')
    .map((step) => decodedStep(step).replaceAll('~1', '/').replaceAll('~0', '~'))
}

function decodedStep(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}

function below(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return /^\d+$/.test(step) ? value[Number(step)] : undefined
  return isKeywords(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

/** `#/components/schemas/Order` is Order; a place deeper inside is named after the last two steps that are names. */
function nameOf(steps: readonly string[]): string {
  const generic = new Set([
    'properties',
    'items',
    'schema',
    'content',
    'allOf',
    'oneOf',
    'anyOf',
    'components',
    'schemas',
  ])
  const names = steps.filter((step) => !generic.has(step) && !/^\d+$/.test(step) && !step.includes('/'))
  return (steps[0] === 'components' && steps.length === 3 ? steps.slice(-1) : names.slice(-2)).join(' ')
}
