import type { Json } from 'operant'
import type { Task } from '../data.ts'
import type { Tables } from '../world/records.ts'

/** The customer whose user id stands in what the task's user says. */
export function airlineSpeaker(tables: Tables, task: Pick<Task, 'user' | 'user_id'>): string | undefined {
  const text = said(task)
  return Object.keys(tables['users'] ?? {}).find((id) => text.includes(id))
}

/**
 * What the customer answers when asked why: a reason that insurance covers, for the data seldom states one and nothing
 * can prove it. Where the policy takes a customer's word, this customer uses it.
 */
export function airlineAnswer(task: Pick<Task, 'user'>, fact: string): Json | undefined {
  if (fact !== 'cancellation') return undefined
  return { reason: /\bweather\b/i.test(said(task)) ? 'weather' : 'health' }
}

function said(task: Pick<Task, 'user'>): string {
  return Object.values(task.user ?? {}).join(' ')
}
