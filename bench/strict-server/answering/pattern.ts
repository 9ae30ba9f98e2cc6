/**
 * A text that a regular expression accepts, for the expressions that documents write: alternatives, groups, classes and
 * quantifiers. Undefined where what was made is not accepted after all.
 */
export function textFor(pattern: string): string | undefined {
  const reader = new Reader(pattern)
  const made = reader.alternatives()
  return new RegExp(pattern).test(made) ? made : undefined
}

class Reader {
  readonly #pattern: string
  #at = 0

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  /** The first of several alternatives. */
  alternatives(): string {
    const all = [this.#sequence()]
    while (this.#eat('|')) all.push(this.#sequence())
    return all[0] ?? ''
  }

  #sequence(): string {
    let made = ''
    while (this.#at < this.#pattern.length && !'|)'.includes(this.#next)) {
      const atom = this.#atom()
      made += atom.repeat(this.#quantifier())
    }
    return made
  }

  #atom(): string {
    const character = this.#take()
    if (character === '^' || character === '$') return ''
    if (character === '.') return 'a'
    if (character === '[') return this.#class()
    if (character === '\\') return escaped(this.#take())
    if (character !== '(') return character
    const ignored = this.#eat('?') ? this.#group() : false
    const made = this.alternatives()
    this.#eat(')')
    return ignored ? '' : made
  }

  /** True of a look at what is around, which adds no text. */
  #group(): boolean {
    const kind = this.#take()
    if (kind !== '<') return kind !== ':'
    const behind = '=!'.includes(this.#next)
    if (!behind) while (this.#take() !== '>');
    return behind
  }

  #class(): string {
    const negated = this.#eat('^')
    let first: string | undefined
    while (this.#next !== ']') {
      const character = this.#take()
      const meant = character === '\\' ? escaped(this.#take()) : character
      first ??= meant
    }
    this.#eat(']')
    return negated ? '~' : (first ?? '')
  }

  #quantifier(): number {
    if (this.#eat('?') || this.#eat('*')) return 0
    if (this.#eat('+')) return 1
    const found = /^\{(\d+)(,\d*)?\}/.exec(this.#pattern.slice(this.#at))
    if (!found) return 1
    this.#at += found[0].length
    return Number(found[1])
  }

  get #next(): string {
    return this.#pattern[this.#at] ?? ''
  }

  #take(): string {
    const character = this.#next
    if (character === '') throw new Error(`the pattern ${this.#pattern} ends too early`)
    this.#at += 1
    return character
  }

  #eat(character: string): boolean {
    if (this.#next !== character) return false
    this.#at += 1
    return true
  }
}

function escaped(character: string): string {
  const classes: Readonly<Record<string, string>> = { d: '0', w: 'a', s: ' ', D: 'a', S: 'a', W: '-', b: '', B: '' }
  return classes[character] ?? character
}
