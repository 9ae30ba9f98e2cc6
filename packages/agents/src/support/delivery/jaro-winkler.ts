/** Jaro-Winkler similarity of two names, 0 to 1. Case, accents' encoding and runs of blanks do not count. */
export function jaroWinkler(one: string, other: string): number {
  const left = plain(one)
  const right = plain(other)
  const jaro = jaroOf(left, right)
  const prefix = commonPrefix(left, right)
  return jaro + prefix * 0.1 * (1 - jaro)
}

function plain(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

function commonPrefix(left: string, right: string): number {
  let length = 0
  while (length < 4 && length < left.length && left[length] === right[length]) length += 1
  return length
}

function jaroOf(left: string, right: string): number {
  if (left === right) return 1
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const taken = new Set<number>()
  const matched = Array.from(left).filter((letter, index) => {
    for (let at = Math.max(0, index - reach); at <= Math.min(right.length - 1, index + reach); at += 1) {
      if (taken.has(at) || right[at] !== letter) continue
      taken.add(at)
      return true
    }
    return false
  })
  if (matched.length === 0) return 0
  const there = [...taken].toSorted((first, second) => first - second).map((at) => right[at])
  const swapped = matched.filter((letter, index) => letter !== there[index]).length / 2
  return (
    (matched.length / left.length + matched.length / right.length + (matched.length - swapped) / matched.length) / 3
  )
}
