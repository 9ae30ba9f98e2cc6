import { DefinitionError } from '../facts/definition-error.ts'

/** Refuses a definition where a part that must be code is not. */
export function requireFunctions(
  where: string,
  what: string,
  definition: object,
  parts: readonly string[],
  mend = 'write it as a function of the inputs',
): void {
  for (const part of parts) {
    if (typeof Reflect.get(definition, part) === 'function') continue
    throw new DefinitionError(where, what, `"${part}" to be a function`, `${mend}: ${part}: (i) => …`)
  }
}

/** Refuses a number that is none, or lies outside its range. */
export function requireNumber(
  where: string,
  what: string,
  part: string,
  value: number,
  range: { readonly least: number; readonly most?: number; readonly whole?: boolean },
): void {
  const { least, most = Infinity, whole = false } = range
  if (value >= least && value <= most && (!whole || Number.isInteger(value) || value === Infinity)) return
  const kind = whole ? 'a whole number' : 'a number'
  const bounds = most === Infinity ? `from ${least}` : `from ${least} to ${most}`
  throw new DefinitionError(where, what, `"${part}" to be ${kind} ${bounds}, not ${value}`, 'correct it')
}

/** Refuses a list that is none, or holds something that is not there: an import in a circle, most often. */
export function requireList(where: string, what: string, part: string, list: unknown): void {
  const wrong = Array.isArray(list) ? list.indexOf(undefined) : 0
  if (Array.isArray(list) && wrong === -1) return
  const found = Array.isArray(list) ? `entry ${wrong + 1} is undefined` : `it is ${typeof list}`
  throw new DefinitionError(
    where,
    what,
    `"${part}" to list what is defined, but ${found}`,
    'correct the name, or move what two files import from each other into a third',
  )
}
