import type { Part } from '../part.ts'
import { accessibility } from './accessibility.ts'
import { sizes } from './sizes.ts'

/** All parts, in the order in which they are played. */
export const parts: readonly Part[] = [sizes, accessibility]
