import { expect, test } from 'vitest'
import { layoutOf, linksOf, linksPast, neighbour } from './graph-layout.ts'
import type { Step } from './queries.ts'

const at = '2026-03-02T12:00:00.000Z'
const step = (number: number, ...rests: number[]): Step => ({
  number,
  seq: number,
  at,
  until: at,
  title: `Step ${number}`,
  capability: 'look',
  kind: 'query',
  about: '',
  serves: [],
  instead: [],
  rests: rests.map((one) => ({ fact: `f${one}`, about: '', value: null, label: 'record', from: 'x', step: one })),
  failures: [],
  decisions: [],
  requests: [],
  effects: [],
})

test('steps stand after what they rest on, and arrows follow the lines', () => {
  const steps = [step(1), step(2, 1), step(3, 1, 1), step(4, 2, 3, 99)]
  expect(linksOf(steps)).toEqual([
    { from: 1, to: 2 },
    { from: 1, to: 3 },
    { from: 2, to: 4 },
    { from: 3, to: 4 },
  ])
  const layout = layoutOf(steps)
  const x = (number: number) => layout.nodes.find((one) => one.step.number === number)?.x ?? 0
  expect(x(1)).toBeLessThan(x(2))
  expect(x(2)).toBeLessThan(x(4))
  expect(neighbour(layout, 1, 'ArrowRight')).toBe(2)
  expect(neighbour(layout, 4, 'ArrowLeft')).toBe(2)
  expect([neighbour(layout, 2, 'ArrowDown'), neighbour(layout, 2, 'ArrowUp')]).toContain(3)
  expect(neighbour(layout, 1, 'x')).toBeUndefined()
})

test('lines lead past what is not drawn, each pair once', () => {
  const steps = [step(1), step(2, 1), step(3, 1), step(4, 2, 3)]
  expect(linksPast(linksOf(steps), new Set([1, 4]))).toEqual([{ from: 1, to: 4 }])
  const layout = layoutOf(steps, ({ number }) => number !== 2)
  expect(layout.nodes.map((one) => one.step.number)).toEqual([1, 3, 4])
  expect(layout.edges.map(({ from, to }) => [from, to])).toEqual([
    [1, 3],
    [1, 4],
    [3, 4],
  ])
})
