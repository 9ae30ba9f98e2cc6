import { StatementProblem } from '../problem.ts'

/** An element of the file, with the currency that amounts carry. */
export interface Element {
  readonly name: string
  readonly currency: string
  text: string
  readonly children: Element[]
}

export function element(name: string, currency: string): Element {
  return { name, currency, text: '', children: [] }
}

/** The first element along a path of names. */
export function find(from: Element, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => at?.children.find((child) => child.name === name), from)
}

export function findAll(from: Element, name: string): readonly Element[] {
  return from.children.filter((child) => child.name === name)
}

/** The first text of several paths that is there; empty where none is. */
export function textOf(from: Element, ...paths: readonly (readonly string[])[]): string {
  for (const path of paths) {
    const text = find(from, ...path)?.text
    if (text !== undefined && text !== '') return text
  }
  return ''
}

/** @throws StatementProblem where none of the paths is there. */
export function needed(from: Element, at: string, ...paths: readonly (readonly string[])[]): string {
  const text = textOf(from, ...paths)
  if (text === '')
    throw new StatementProblem('field missing', {
      at,
      field: `${from.name}/${paths[0]?.join('/') ?? ''}`,
      expected: 'every statement has it; fetch the file again from the bank',
    })
  return text
}
