/**
 * Text from outside as it may be shown: characters that are not seen, or that turn the direction of writing, stand in it
 * by their number, so that they can forge nothing. Lines and tabs stay.
 */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{C}\n\t]|\p{Zl}|\p{Zp}|[\u115F\u1160\u3164\uFFA0]|\p{Variation_Selector}/gu, (character) => {
      const point = character.codePointAt(0) ?? 0
      return `⟨U+${point.toString(16).toUpperCase().padStart(4, '0')}⟩`
    })
}

/** The beginning of a text, cut at a whole character; the same text where it is not longer. */
export function beginning(text: string, most: number): string {
  const characters = Array.from(text)
  return characters.length <= most ? text : characters.slice(0, most).join('').trimEnd()
}
