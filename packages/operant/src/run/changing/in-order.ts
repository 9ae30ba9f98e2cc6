/**
 * Items so that each stands after those that it rests on, otherwise in the order in which they were given.
 * @throws Error that names those that rest on each other in a circle.
 */
export function inOrder<Item>(
  items: readonly Item[],
  restsOn: (item: Item) => readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  const placed = new Set<Item>()
  const ordered: Item[] = []
  const place = (item: Item): void => {
    placed.add(item)
    ordered.push(item)
  }
  for (const first of items) {
    // Without recursion: a chain may be as long as the set.
    const path = [first]
    const onPath = new Set(path)
    for (let item = path.at(-1); item !== undefined; item = path.at(-1)) {
      const next = placed.has(item) ? undefined : restsOn(item).find((other) => !placed.has(other))
      if (next === undefined) {
        if (!placed.has(item)) place(item)
        path.pop()
        onPath.delete(item)
        continue
      }
      if (onPath.has(next))
        throw new Error(
          `elements rest on each other in a circle: ${[...path.slice(path.indexOf(next)), next].map(nameOf).join(' after ')}`,
        )
      path.push(next)
      onPath.add(next)
    }
  }
  return ordered
}
