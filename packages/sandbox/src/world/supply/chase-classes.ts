/** How a purchase order that is to come goes on. */
export type ChaseClass =
  | 'ANSWERS'
  | 'ANSWERS_REMINDER'
  | 'ANSWERS_SECOND'
  | 'SILENT'
  | 'PARTIAL'
  | 'PARTIAL_SILENT'
  | 'OTHER_ADDRESS'
  | 'NEVER_EXISTED'
  | 'RECEIVED'
  | 'MERGED'
  | 'CONTACT_LEFT'
  | 'NOBODY_LEFT'
  | 'VAGUE'
  | 'LEAD_TIME'
  | 'ON_TIME'

/** In these shares. */
export const chaseClasses: readonly ChaseClass[] = [
  'ANSWERS',
  'ANSWERS',
  'ANSWERS',
  'ANSWERS',
  'ANSWERS_REMINDER',
  'ANSWERS_REMINDER',
  'ANSWERS_SECOND',
  'SILENT',
  'SILENT',
  'PARTIAL',
  'PARTIAL_SILENT',
  'OTHER_ADDRESS',
  'NEVER_EXISTED',
  'RECEIVED',
  'MERGED',
  'CONTACT_LEFT',
  'NOBODY_LEFT',
  'VAGUE',
  'LEAD_TIME',
  'ON_TIME',
]

/** After which mail of the company (counted from 1) a class names dates for all or the rest of its lines; null is never. */
export const datesAfterMail: Record<ChaseClass, number | null> = {
  ANSWERS: 1,
  ANSWERS_REMINDER: 2,
  ANSWERS_SECOND: 3,
  SILENT: null,
  PARTIAL: 2,
  PARTIAL_SILENT: null,
  OTHER_ADDRESS: 1,
  NEVER_EXISTED: null,
  RECEIVED: null,
  MERGED: 1,
  CONTACT_LEFT: 1,
  NOBODY_LEFT: null,
  VAGUE: 2,
  LEAD_TIME: 1,
  ON_TIME: null,
}

/** What it is easily taken for and is not. */
export const chaseDecoyOf: Partial<Record<ChaseClass, ChaseClass>> = {
  RECEIVED: 'SILENT',
  ON_TIME: 'SILENT',
  VAGUE: 'ANSWERS',
  NEVER_EXISTED: 'SILENT',
}
