/** Names for what a document calls otherwise. */

const reserved = new Set(
  `abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do
  else enum eval export extends false finally for from function get if implements import in instanceof interface is let
  module namespace never new null number object of package private protected public require return set static string
  super switch symbol this throw true try type typeof undefined unknown var void while with yield globalThis NaN
  Infinity Object Array String Number Boolean Promise Map Set Date RegExp Error JSON Math Symbol Function Record
  Readonly Partial Pick Omit constructor prototype hasOwnProperty toString valueOf
  z fact query connector argument unprovenAction httpClient secret u i say key`.split(/\s+/),
)

/** The words of a name, however it is written: `get-pet_by.ID2` is get, pet, by, ID2. */
function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== '')
}

/** In camelCase, made of letters and digits; `otherwise` where nothing is left. */
export function camelCase(name: string, otherwise: string): string {
  // A name that is camelCase already stays as its author wrote it.
  if (/^[a-z][A-Za-z0-9]*$/.test(name)) return name
  const [first = '', ...rest] = wordsOf(name)
  const joined = first.toLowerCase() + rest.map(capital).join('')
  if (joined === '') return otherwise
  return /^[a-z]/.test(joined) ? joined : `${otherwise}${capital(joined)}`
}

/** In PascalCase: the name of a schema. */
export function pascalCase(name: string, otherwise: string): string {
  if (/^[A-Z][A-Za-z0-9]*$/.test(name)) return name
  const joined = wordsOf(name).map(capital).join('')
  if (joined === '') return otherwise
  return /^[A-Z]/.test(joined) ? joined : `${otherwise}${joined}`
}

/** In CAPITALS_WITH_UNDERSCORES: the name of a variable of the environment. */
export function environmentName(...names: readonly string[]): string {
  const joined = names.flatMap(wordsOf).join('_').toUpperCase()
  return /^[A-Z]/.test(joined) ? joined : `KEY_${joined}`
}

export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** Gives each name once: the second `order` becomes `order2`. */
export class UniqueNames {
  readonly #taken: Set<string>

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken)
  }

  has(name: string): boolean {
    return this.#taken.has(name)
  }

  /** The name itself, or with the first number that makes it unique. */
  take(name: string): string {
    for (let count = 1; ; count += 1) {
      const one = count === 1 ? name : `${name}${count}`
      if (this.#taken.has(one)) continue
      this.#taken.add(one)
      return one
    }
  }

  /** A name that a file may declare: those of the language and of what is imported get the suffix. */
  declare(name: string, suffix: string): string {
    return this.take(reserved.has(name) ? `${name}${suffix}` : name)
  }
}
