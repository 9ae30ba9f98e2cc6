import { SaxesParser } from 'saxes'
import { refuseTooLong } from '../field-length.ts'
import { StatementProblem } from '../problem.ts'
import type { StatementBuilder } from '../statement-builder.ts'
import { addEntry } from './entry.ts'
import { openingOf, closingOf } from './head.ts'
import { element, type Element } from './element.ts'

/** What is kept of the file at any time: the head of a statement, and one entry. Each is forgotten once it is read. */
const kept = new Set(['Acct', 'Bal', 'Ntry', 'ElctrncSeqNb', 'LglSeqNb', 'Id'])

/** Reads ISO 20022 camt.053, of every version so far: they differ in a few names. */
export async function readCamt(
  chunks: AsyncIterable<string> | Iterable<string>,
  builder: StatementBuilder,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const reading = new Reading(builder, () => `line ${parser.line}`)
  parser.on('error', (error) => {
    throw new StatementProblem('cut off', {
      at: `line ${parser.line}`,
      expected: `XML that is whole was expected: ${error.message.replace(/^\S+: /, '')}; fetch the file again`,
    })
  })
  parser.on('doctype', () => {
    throw new StatementProblem('field invalid', { at: `line ${parser.line}`, expected: 'a statement has no DOCTYPE' })
  })
  parser.on('opentag', ({ name, attributes }) => reading.open(local(name), attributes))
  parser.on('text', (text) => reading.text(text))
  parser.on('cdata', (text) => reading.text(text))
  parser.on('closetag', ({ name }) => reading.close(local(name)))
  for await (const chunk of chunks) {
    parser.write(chunk)
    reading.refuseLongText()
  }
  parser.close()
}

/** Names without the prefix of their namespace. */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

class Reading {
  readonly #builder: StatementBuilder
  readonly #at: () => string
  /** Elements that are open, the innermost last; empty outside of what is kept. */
  #open: Element[] = []
  #head: Element | undefined
  #inStatement = 0
  #letters = 0

  constructor(builder: StatementBuilder, at: () => string) {
    this.#builder = builder
    this.#at = at
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#letters = 0
    if (name === 'Stmt' && this.#inStatement === 0) {
      this.#inStatement = 1
      this.#head = element('Stmt', '')
      return
    }
    if (this.#inStatement === 0) return
    if (name === 'Stmt')
      throw new StatementProblem('cut off', {
        at: this.#at(),
        field: 'Stmt',
        expected: 'the statement before it has no end',
      })
    this.#inStatement += 1
    const isKept = this.#open.length > 0 || (this.#inStatement === 2 && kept.has(name))
    if (!isKept) return
    if (name === 'Ntry' && this.#open.length === 0) this.#begin()
    this.#open.push(element(name, attributes['Ccy'] ?? ''))
  }

  text(text: string): void {
    const inner = this.#open.at(-1)
    if (!inner) return
    inner.text += text
    this.#letters += text.length
    refuseTooLong(inner.text.length, { at: this.#at(), field: inner.name })
  }

  refuseLongText(): void {
    refuseTooLong(this.#letters, { at: this.#at(), field: this.#open.at(-1)?.name ?? '' })
  }

  close(name: string): void {
    if (this.#inStatement === 0) return
    this.#inStatement -= 1
    if (this.#inStatement === 0) return this.#end()
    const closed = this.#open.pop()
    if (!closed) return
    closed.text = closed.text.trim()
    const outer = this.#open.at(-1)
    if (outer) outer.children.push(closed)
    else if (name === 'Ntry') addEntry(this.#builder, closed, this.#at())
    else this.#head?.children.push(closed)
  }

  #begin(): void {
    if (!this.#builder.isOpen && this.#head) this.#builder.open(openingOf(this.#head, this.#at()), this.#at())
  }

  #end(): void {
    this.#begin()
    if (this.#head) this.#builder.close(closingOf(this.#head, this.#at()))
    this.#head = undefined
  }
}
