import { userInfo } from 'node:os'

/** The name of whoever is at the terminal; not everybody has one. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'somebody'
  }
}
