import type { Edges } from './edges.ts'

/** The edges that hang together, by their numbers: lines of one group have no edge to lines of another. */
export function components(edges: Edges): readonly (readonly number[])[] {
  const parents = new Map<number, number>()
  const rootOf = (node: number): number => {
    let root = node
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up
    for (let at = node; at !== root;) {
      const up = parents.get(at) ?? root
      parents.set(at, root)
      at = up
    }
    return root
  }
  // Ledger lines are told from bank lines by a number below zero.
  for (let index = 0; index < edges.length; index += 1) {
    const [one, other] = [rootOf(edges.bank(index)), rootOf(-1 - edges.book(index))]
    if (one !== other) parents.set(one, other)
  }
  const groups = new Map<number, number[]>()
  for (let index = 0; index < edges.length; index += 1) {
    const root = rootOf(edges.bank(index))
    const group = groups.get(root)
    if (group) group.push(index)
    else groups.set(root, [index])
  }
  return [...groups.values()]
}
