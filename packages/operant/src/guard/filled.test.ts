import { describe, expect, it } from 'vitest'
import { isFilledFrom } from './filled.ts'

const places = ['Luxury Palace', '1 Rue de la Paix', 'Inn', 'Inn & Bar']
const asked = `I'm off to Paris. Send it with the title 'Hotel: {name}' and the text "Stay at {name}, {address}." It's urgent.`

describe('a text that was dictated with places', () => {
  it.each([
    ['Hotel: Luxury Palace', true],
    ['Hotel: Inn & Bar', true],
    ['Stay at Inn & Bar, 1 Rue de la Paix.', true],
    ['Hotel: Somewhere Else', false],
    ['Hotel: Luxury Palace, call 555', false],
    ['Now: Hotel: Luxury Palace', false],
    ['Hotel: {name}', false],
    ['Hotel: ', false],
    ['', false],
  ])('%s: %s', (value, held) => {
    expect(isFilledFrom(value, asked, places)).toBe(held)
  })

  it('takes the same name for the same filling', () => {
    expect(isFilledFrom('Inn and Inn', '"{a} and {a}"', places)).toBe(true)
    expect(isFilledFrom('Inn and Luxury Palace', '"{a} and {a}"', places)).toBe(false)
    expect(isFilledFrom('Inn and Luxury Palace', '"{a} and {b}"', places)).toBe(true)
  })

  it('is only what stands in quotes', () => {
    expect(isFilledFrom('Hotel: Inn', 'call it Hotel: {name}', places)).toBe(false)
    expect(isFilledFrom('Hotel: Inn', 'call it “Hotel: {name}”', places)).toBe(true)
  })

  it('does not take an apostrophe for a quote', () => {
    const text = `What's good? Call it "Hotel: {name}", with the hotel's address.`
    expect(isFilledFrom('Hotel: Inn', text, places)).toBe(true)
    expect(isFilledFrom('s good? Call it "Hotel: Inn", with the hotel', text, places)).toBe(false)
  })

  it('is no other kind of value, and never without a text and a list', () => {
    expect(isFilledFrom(5, asked, places)).toBe(false)
    expect(() => isFilledFrom('Inn', 5, places)).toThrow('no text')
    expect(() => isFilledFrom('Inn', asked, 'Inn')).toThrow('no list')
  })
})
