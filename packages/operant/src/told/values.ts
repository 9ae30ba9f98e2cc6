import type { Json } from '../facts/json.ts'
import { clean } from './clean.ts'

/** A fact's value as people read it, down to so many levels. What somebody outside wrote stays closed. */
export function valueText(value: Json | undefined, deepest = 1): string {
  return textAt(value, 0, deepest)
}

function textAt(value: Json | undefined, depth: number, deepest: number): string {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value === '' ? 'empty' : (timeText(value) ?? clean(value))
  if (isList(value)) return listText(value, depth, deepest)
  if (isAmount(value)) return `${textAt(value['amount'], depth, deepest)} ${textAt(value['currency'], depth, deepest)}`
  if (typeof value['outside'] === 'string')
    return `[text from outside, ${textAt(value['length'], depth, deepest)} characters]`
  if (depth > deepest) return '…'
  const fields = Object.entries(value).map(([name, field]) => `${clean(name)} ${textAt(field, depth + 1, deepest)}`)
  return depth === 0 ? fields.join(', ') : `(${fields.join(', ')})`
}

function listText(list: readonly Json[], depth: number, deepest: number): string {
  if (list.length === 0) return 'none'
  if (depth > deepest) return `${list.length} of them`
  const shown = list.slice(0, 5).map((item) => textAt(item, depth + 1, deepest))
  return list.length > 5 ? `${shown.join(', ')} and ${list.length - 5} more` : shown.join(', ')
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** Whether a value has fields of its own: no amount, and no text from outside. */
export function isRecord(value: Json): value is { readonly [name: string]: Json } {
  if (typeof value !== 'object' || value === null || isList(value)) return false
  return !isAmount(value) && typeof value['outside'] !== 'string'
}

function isAmount(value: Readonly<Record<string, Json>>): boolean {
  return typeof value['amount'] === 'string' && typeof value['currency'] === 'string' && Object.keys(value).length === 2
}

/** An instant to the minute, in UTC; undefined for any other text. */
export function timeText(text: string): string | undefined {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text))
    ? new Date(text).toISOString().slice(0, 16).replace('T', ' ')
    : undefined
}

/** A length of time in words: `0.4 s`, `12 s`, `5 min`, `3 h`, `2 days`. */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 120) return `${Math.round(seconds)} s`
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`
}

/** `1 run`, `2 runs`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`
}

/** The beginning of a long text. */
export function shortly(text: string, most = 160): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}
