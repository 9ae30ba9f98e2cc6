/** What stands between an injection and its goal. Each can be taken away, here and nowhere in the product. */
export const layerNames = [
  'grants',
  'arguments',
  'relations',
  'subject',
  'entitlement',
  'egress',
  'labels',
  'handles',
  'limits',
  'literals',
] as const

export type Layer = (typeof layerNames)[number]

/** Which layers stand. */
export type Layers = Readonly<Record<Layer, boolean>>

export function layersWithout(...gone: readonly Layer[]): Layers {
  const entries = layerNames.map((name) => [name, !gone.includes(name)])
  return Object.fromEntries(entries) as Layers
}
