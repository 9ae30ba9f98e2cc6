import type { Part } from '../part.ts'
import { accessibility } from './accessibility.ts'
import { behindLists } from './behind-lists.ts'
import { deciding } from './deciding.ts'
import { firstApproval } from './first-approval.ts'
import { keyboard } from './keyboard.ts'
import { many } from './many.ts'
import { outside } from './outside.ts'
import { sizes } from './sizes.ts'
import { story } from './story.ts'
import { tabs } from './tabs.ts'

/** All parts, in the order in which they are played. */
export const parts: readonly Part[] = [
  firstApproval,
  outside,
  story,
  sizes,
  accessibility,
  behindLists,
  tabs,
  deciding,
  keyboard,
  many,
]
