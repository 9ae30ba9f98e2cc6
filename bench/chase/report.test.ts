import { expect, test } from 'vitest'
import { printed } from './report.ts'

test('the report fits a terminal of 80 columns', () => {
  const text = printed({
    days: 90,
    seed: 1,
    difficulty: 1,
    doubleEffects: 0,
    missedReminders: 1,
    wrongBusinessDay: 0,
    delays: 29,
    bestOptionShare: 0.966,
    limitBreaches: 0,
    orders: 30,
    ordersRight: 0.9,
    notices: { owed: 10, missed: 0, wrong: 0, needless: 1 },
    brokenInvariants: 0,
    findings: [`missed mail, PUR-1 (SILENT): ${'a long sentence about what was missed '.repeat(5)}`],
    workersKilled: 15,
    approved: 3,
    ignored: 1,
    seconds: 200,
  })
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  expect(text).toContain('reminders missed             1')
})
