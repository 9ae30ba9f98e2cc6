import dagre from '@dagrejs/dagre'
import type { Step } from './queries.ts'

/** Pixels of a step as it is drawn. */
export const nodeWidth = 196
export const nodeHeight = 58

export interface Node {
  readonly step: Step
  readonly x: number
  readonly y: number
}

export interface Edge {
  readonly from: number
  readonly to: number
  readonly path: string
}

export interface Layout {
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
  readonly width: number
  readonly height: number
}

/** Steps side by side, each after those whose facts it rested on. `shown` says which are drawn: lines lead past the others. */
export function layoutOf(all: readonly Step[], shown: (step: Step) => boolean = () => true): Layout {
  const steps = all.filter(shown)
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 44, marginx: 8, marginy: 8 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { number } of steps) graph.setNode(String(number), { width: nodeWidth, height: nodeHeight })
  const links = linksPast(linksOf(all), new Set(steps.map(({ number }) => number)))
  for (const { from, to } of links) graph.setEdge(String(from), String(to))
  dagre.layout(graph)
  const placeOf = (number: number) => {
    const { x, y } = graph.node(String(number)) as { x: number; y: number }
    return { x: x - nodeWidth / 2, y: y - nodeHeight / 2 }
  }
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    nodes: steps.map((step) => ({ step, ...placeOf(step.number) })),
    edges: links.map(({ from, to }) => ({ from, to, path: curve(placeOf(from), placeOf(to)) })),
    width,
    height,
  }
}

/** Which step gave another what it rested on: each pair once. */
export function linksOf(steps: readonly Step[]): readonly Link[] {
  const known = new Set(steps.map(({ number }) => number))
  return steps.flatMap(({ number, rests, effects }) => {
    const argued = effects.flatMap(({ arguments: given }) => given.flatMap(({ source }) => source?.step ?? []))
    const givers = [...rests.flatMap(({ step }) => step ?? []), ...argued]
    return [...new Set(givers)]
      .filter((from) => known.has(from) && from !== number)
      .map((from) => ({ from, to: number }))
  })
}

interface Link {
  readonly from: number
  readonly to: number
}

/** The links between the steps that are shown, also where what lies between them is not. */
export function linksPast(links: readonly Link[], shown: ReadonlySet<number>): readonly Link[] {
  const givers = Map.groupBy(links, ({ to }) => to)
  const behind = (number: number, seen: Set<number>): readonly number[] =>
    (givers.get(number) ?? []).flatMap(({ from }) => {
      if (seen.has(from)) return []
      seen.add(from)
      return shown.has(from) ? [from] : behind(from, seen)
    })
  return [...shown].flatMap((to) => behind(to, new Set([to])).map((from) => ({ from, to })))
}

interface Point {
  readonly x: number
  readonly y: number
}

function curve(from: Point, to: Point): string {
  const [x1, y1, x2, y2] = [from.x + nodeWidth, from.y + nodeHeight / 2, to.x, to.y + nodeHeight / 2]
  const middle = (x1 + x2) / 2
  return `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`
}

/** The step that an arrow key leads to from another. */
export function neighbour({ nodes, edges }: Layout, number: number, key: string): number | undefined {
  if (key === 'ArrowRight') return edges.find(({ from }) => from === number)?.to
  if (key === 'ArrowLeft') return edges.find(({ to }) => to === number)?.from
  const here = nodes.find(({ step }) => step.number === number)
  if (!here || (key !== 'ArrowDown' && key !== 'ArrowUp')) return undefined
  const down = key === 'ArrowDown'
  return nodes
    .filter(({ x, y }) => Math.abs(x - here.x) < 1 && (down ? y > here.y : y < here.y))
    .toSorted((one, other) => Math.abs(one.y - here.y) - Math.abs(other.y - here.y))[0]?.step.number
}
