/** Jaro-Winkler similarity of two names, 0..1; case and surrounding blanks do not count. */
export function jaroWinkler(first: string, second: string): number {
  const left = first.trim().toLowerCase()
  const right = second.trim().toLowerCase()
  if (left === right) return 1
  const jaro = jaroOf(left, right)
  let prefix = 0
  while (prefix < 4 && left[prefix] !== undefined && left[prefix] === right[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroOf(left: string, right: string): number {
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const taken = new Set<number>()
  const matched: string[] = []
  for (const [index, letter] of Array.from(left).entries()) {
    for (let other = Math.max(0, index - reach); other <= Math.min(right.length - 1, index + reach); other++) {
      if (taken.has(other) || right[other] !== letter) continue
      taken.add(other)
      matched.push(letter)
      break
    }
  }
  if (matched.length === 0) return 0
  const inOrder = [...taken].toSorted((one, two) => one - two).map((index) => right[index])
  const transposed = matched.filter((letter, index) => letter !== inOrder[index]).length / 2
  const count = matched.length
  return (count / left.length + count / right.length + (count - transposed) / count) / 3
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Great-circle distance in metres. */
export function metresBetween(
  from: { latitude: number; longitude: number },
  to: { latitude: number; longitude: number },
): number {
  const latitude = radians(to.latitude - from.latitude)
  const longitude = radians(to.longitude - from.longitude)
  const chord =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(longitude / 2) ** 2
  return 2 * 6_371_000 * Math.asin(Math.sqrt(chord))
}
