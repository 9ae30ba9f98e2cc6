const opening = ' is no way ('

/**
 * The causes at the bottom of why there was no way, each once: `settled: refund is no way (the limit is reached)` comes
 * down to `the limit is reached`. Any other text stays as it is.
 */
export function causesOf(why: string): readonly string[] {
  const causes = new Set(leaves(why).flatMap((leaf) => leaf.split('; ').map(bare)))
  return causes.size > 0 ? [...causes] : [why]
}

function bare(leaf: string): string {
  return leaf.replace(/^(it needs |rule ".*?" cannot be told: )/, '').replace(/\.$/, '')
}

export function causesText(why: string): string {
  return causesOf(why).join('; ')
}

/** What stands in the innermost brackets after `is no way`. */
function leaves(text: string): readonly string[] {
  const found: string[] = []
  for (let start = text.indexOf(opening); start >= 0; start = text.indexOf(opening, start + 1)) {
    const inside = bracketed(text, start + opening.length)
    if (!inside.includes(opening)) found.push(inside)
  }
  return found
}

/** The text from `start` to the bracket that closes the one before it. */
function bracketed(text: string, start: number): string {
  let depth = 1
  for (let end = start; end < text.length; end++) {
    if (text[end] === '(') depth += 1
    if (text[end] === ')') depth -= 1
    if (depth === 0) return text.slice(start, end)
  }
  return text.slice(start)
}
