import { expect, test } from 'vitest'
import { style } from './style.ts'

type Colour = readonly [number, number, number]

/** Colours by name, of the light scheme and of the dark one. */
const [light = new Map<string, Colour>(), dark = light] = [...style.matchAll(/:root \{([^}]*)\}/g)].map(
  ([, body = '']) =>
    new Map(
      [...body.matchAll(/--(\w+): #(\w{6})/g)].map(([, name = '', digits = '']): [string, Colour] => [
        name,
        [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as unknown as Colour,
      ]),
    ),
)

/** Contrast as WCAG 2 defines it. */
function contrast(one: Colour | undefined, other: Colour | undefined): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].toSorted((first, second) => second - first)
  return (bright + 0.05) / (dim + 0.05)
}

function luminance(colour: Colour | undefined): number {
  if (!colour) throw new Error('there is no such colour')
  const [red = 0, green = 0, blue = 0] = colour.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test.each([
  ['light', light],
  ['dark', dark],
])('in the %s scheme text has a contrast of 4.5, and what is drawn one of 3', (_, colours) => {
  expect(colours.size).toBeGreaterThan(10)
  for (const text of ['ink', 'soft', 'accent'])
    for (const ground of ['paper', 'raised'])
      expect([text, ground, contrast(colours.get(text), colours.get(ground)) >= 4.5]).toEqual([text, ground, true])
  for (const drawn of ['met', 'declined', 'partly', 'handed', 'waiting', 'failed', 'accent'])
    expect([drawn, contrast(colours.get(drawn), colours.get('paper')) >= 3]).toEqual([drawn, true])
})
