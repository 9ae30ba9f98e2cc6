/** A media type without its parameters, in small letters. */
export function mediaType(header: string): string {
  return (header.split(';')[0] ?? '').trim().toLowerCase()
}

/** The most specific of several media types and ranges that `type` falls under. */
export function matching(ranges: Iterable<string>, type: string): string | undefined {
  return [...ranges]
    .filter((range) => covers(mediaType(range), type))
    .toSorted((a, b) => wildcards(a) - wildcards(b))[0]
}

function covers(range: string, type: string): boolean {
  if (range === type || range === '*/*') return true
  return range.endsWith('/*') && type.startsWith(range.slice(0, -1))
}

function wildcards(range: string): number {
  return range.split('*').length
}

export function isJson(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json')
}
