import { ImportMistake } from './import-mistake.ts'

/**
 * What a connection may be called: its file, its list and the first part of each capability.
 * @param said as the person gave it, for the error.
 * @throws ImportMistake
 */
export function checkedName(name: string, said = name): string {
  if (/^[a-z][A-Za-z0-9]*$/.test(name) && name.length <= 40) return name
  throw new ImportMistake(said, 'it is no name in camelCase', 'use letters and digits, as in shop or orderDesk')
}
