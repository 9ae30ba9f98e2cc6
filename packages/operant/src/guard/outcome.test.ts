import { describe, expect, it } from 'vitest'
import { combine, outcomeText, parseOutcome } from './outcome.ts'

const read = (text: string) => parseOutcome(text) ?? { effect: 'deny' as const }

describe('parseOutcome', () => {
  it.each([
    'allow',
    'deny',
    'approve by finance',
    'approve by finance x2',
    'approve by finance x2 or director',
    'escalate to risk',
  ])('reads %s', (text) => {
    expect(outcomeText(read(text))).toBe(text)
  })

  it.each([
    '',
    'Allow',
    'allowed',
    'approve',
    'approve by',
    'approve by 2',
    'approve by finance x0',
    'approve by finance x',
    'escalate to',
    'escalate to a or b',
    'deny because',
    'allow deny',
  ])('refuses %j', (text) => {
    expect(parseOutcome(text)).toBeUndefined()
  })
})

const of = (texts: readonly string[], authority: readonly string[] = []) =>
  outcomeText(combine(texts.map(read), authority))

describe('combine', () => {
  it.each([
    [[], 'deny'],
    [['allow', 'approve by a'], 'approve by a'],
    [['approve by a', 'escalate to b', 'allow'], 'escalate to b'],
    [['escalate to b', 'deny'], 'deny'],
    [['approve by a', 'approve by a x2'], 'approve by a x2'],
    [['approve by a or b', 'approve by b x2 or c'], 'approve by b x2'],
    [['approve by a', 'approve by b'], 'escalate to a or b'],
    [['escalate to a', 'escalate to b'], 'escalate to a or b'],
  ])('of %j is %s', (texts, expected) => {
    expect(of(texts)).toBe(expected)
  })

  it('lets the higher role stand for the lower, where authority ranks both', () => {
    expect(of(['approve by lead x2', 'approve by director'], ['lead', 'director'])).toBe('approve by director x2')
    expect(of(['approve by lead', 'approve by stranger'], ['lead', 'director'])).toBe('escalate to lead or stranger')
  })
})
