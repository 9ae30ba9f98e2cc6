import { clsx, type ClassValue } from 'clsx'

/** Joins class names; what is false leaves no trace. */
export function classes(...names: ClassValue[]): string {
  return clsx(names)
}
