const units = ['bytes', 'kB', 'MB', 'GB'] as const

/** A size as people say it: `850 bytes`, `12 kB`, `3.4 MB`. */
export function bytesText(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const size = bytes / 1_000 ** power
  const text = power === 0 || size >= 10 ? String(Math.round(size)) : size.toFixed(1)
  return `${text} ${units[power] ?? 'bytes'}`
}
