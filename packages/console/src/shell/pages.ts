import type { LinkProps } from '@tanstack/react-router'
import {
  Activity,
  Bot,
  CalendarClock,
  ChartColumn,
  Goal,
  House,
  Inbox,
  LifeBuoy,
  Plug,
  Scale,
  type LucideIcon,
} from 'lucide-react'

export interface Page {
  readonly to: NonNullable<LinkProps['to']>
  readonly label: string
  /** The second of the two keys that lead to it: `g` and this. */
  readonly key: string
  readonly icon: LucideIcon
  /** Pages of one group stand together. */
  readonly group: 'work' | 'rules' | 'outside'
  /** What is counted beside it. */
  readonly counts?: 'waiting' | 'unclaimed'
}

/** The pages there are, in the order of the navigation: a line each. */
export const pages: readonly Page[] = [
  { to: '/', label: 'Home', key: 'h', icon: House, group: 'work' },
  { to: '/inbox', label: 'Inbox', key: 'i', icon: Inbox, group: 'work', counts: 'waiting' },
  { to: '/escalations', label: 'Escalations', key: 'e', icon: LifeBuoy, group: 'work', counts: 'unclaimed' },
  { to: '/runs', label: 'Runs', key: 'r', icon: Activity, group: 'work' },
  { to: '/figures', label: 'Metrics', key: 'm', icon: ChartColumn, group: 'work' },
  { to: '/start', label: 'Start a goal', key: 'n', icon: Goal, group: 'work' },
  { to: '/policies', label: 'Policies', key: 'p', icon: Scale, group: 'rules' },
  { to: '/agents', label: 'Agents', key: 'a', icon: Bot, group: 'rules' },
  { to: '/schedules', label: 'Schedules', key: 's', icon: CalendarClock, group: 'outside' },
  { to: '/connectors', label: 'Connectors', key: 'c', icon: Plug, group: 'outside' },
]
