import { expect, test } from 'vitest'
import { speaksOfDamage, speaksOfDelivery } from './speaks-of-delivery.ts'

test.each([
  'Where is my order?',
  'The kettle never turned up.',
  'I have been waiting for ages.',
  'Your courier says he was here. He was not.',
  'nothing came',
  'Nobody has brought it to my door.',
  'Only part of it was in the box.',
])('%s', (text) => {
  expect(speaksOfDelivery(text)).toBe(true)
})

test.each([
  'Do you have a shop where I can look at things like the toaster?',
  'How long is the guarantee of the lamp?',
  'How do I change the password of my account?',
  'Please cancel the mug, I bought the wrong one.',
])('%s', (text) => {
  expect(speaksOfDelivery(text)).toBe(false)
})

test.each([
  ['My parcel has not arrived.', false],
  ['What arrived is a pile of shards.', true],
  ['It never came, and it is broken.', true],
])('%s', (text, damage) => {
  expect(speaksOfDamage(text)).toBe(damage)
})
