import type { Task } from '../data.ts'
import type { Tables } from '../world/records.ts'
import type { User } from './records.ts'

/** The customer whose e-mail address, or name (or user id) and postal code, stand in what the task's user says. */
export function retailSpeaker(tables: Tables, task: Pick<Task, 'user' | 'user_id'>): string | undefined {
  if (task.user_id !== undefined) return task.user_id
  const text = Object.values(task.user ?? {}).join(' ')
  const users = Object.values(tables['users'] ?? {}) as readonly User[]
  const byName = ({ name, user_id, address }: User) =>
    [`${name.first_name} ${name.last_name}`, user_id].some((one) => text.includes(one)) && text.includes(address.zip)
  return (users.find(({ email }) => text.includes(email)) ?? users.find(byName))?.user_id
}
