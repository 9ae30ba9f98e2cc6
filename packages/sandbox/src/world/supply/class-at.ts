import { shuffled } from '../../random.ts'

/** The class of the entity at `index`: each block of as many entities as there are classes has every one, shuffled. */
export function classAt<Class>(seed: number, stream: string, classes: readonly Class[], index: number): Class {
  const block = Math.floor(index / classes.length)
  const found = shuffled(seed, `${stream} block ${block}`, classes)[index % classes.length]
  if (found === undefined) throw new Error('There are no classes')
  return found
}
