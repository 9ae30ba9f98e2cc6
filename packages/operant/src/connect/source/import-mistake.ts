/** A description of a system that cannot be imported: where in it, what was expected, how to mend it. */
export class ImportMistake extends Error {
  override readonly name = 'ImportMistake'

  constructor(where: string, found: string, mend: string) {
    super(`${where}: ${found}. To mend it, ${mend}.`)
  }
}
