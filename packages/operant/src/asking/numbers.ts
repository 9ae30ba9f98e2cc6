const words =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

/** Matches a number as people type it. */
export const numberPattern = String.raw`(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|an?|${words.join('|')})(?:\s?(?:k|thousand|m|million)\b)?`

/** A number in digits or words: `5`, `5,000`, `5k`, `five`, `an`. */
export function numberIn(text: string): number | undefined {
  const match = /^(.*?)\s?(k|thousand|m|million)?$/.exec(text.trim().toLowerCase())
  const [, digits = '', unit] = match ?? []
  const times = unit === undefined ? 1 : unit === 'k' || unit === 'thousand' ? 1_000 : 1_000_000
  if (/^an?$/.test(digits)) return times
  const word = words.indexOf(digits)
  if (word >= 0) return word * times
  const number = Number(digits.replaceAll(',', ''))
  return digits !== '' && Number.isFinite(number) ? number * times : undefined
}
