export type * from '../journal/events.ts'
