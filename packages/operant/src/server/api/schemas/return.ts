import { z } from '@hono/zod-openapi'
import { Instant, list, MoneyShape, orNull } from '../shapes.ts'

const names = [
  'casesPerMonth',
  'automaticShare',
  'costByPeople',
  'costAutomatic',
  'reviewShare',
  'costOfReview',
  'errorShare',
  'costOfError',
] as const

/** A number in plain digits: an empty text is none. */
const digits = (most: number) =>
  z
    .string()
    .regex(/^\d{1,12}(\.\d{1,9})?$/, 'expected digits such as 0.4')
    .transform(Number)
    .pipe(z.number().max(most))
const share = digits(1).optional()
const amount = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,3})?$/, 'expected an amount such as 15.00')
  .optional()

/** What a return is worked out of; what is not given is measured where it can be. */
export const returnQuery = {
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'expected three capital letters such as EUR')
    .default('EUR'),
  casesPerMonth: digits(1_000_000_000).pipe(z.int()).optional(),
  automaticShare: share.describe('Cases that no person has a part in'),
  costByPeople: amount.describe('What a case costs that people do; nothing measures it'),
  costAutomatic: amount.describe('What a case costs that is done automatically'),
  reviewShare: share.describe('Automatic cases that people look through'),
  costOfReview: amount,
  errorShare: share.describe('Automatic cases that go wrong'),
  costOfError: amount,
} as const

const grounds = {
  ground: z
    .enum(['given', 'measured', 'left out', 'unknown'])
    .describe('left out: counts as nothing. unknown: nothing follows'),
  of: z.int().optional().describe('Of how many runs it was measured'),
  low: z.number().optional().describe('Ends of the 95 % interval of a measured share'),
  high: z.number().optional(),
}
const AssumedNumber = z.object({ value: z.number().nullable(), ...grounds })
const AssumedAmount = z.object({ value: orNull(MoneyShape), ...grounds })

export const ReturnTold = z
  .object({
    from: Instant.describe('Measured of the runs that ended from then'),
    until: Instant,
    assumptions: z.object({
      casesPerMonth: AssumedNumber,
      automaticShare: AssumedNumber,
      costByPeople: AssumedAmount,
      costAutomatic: AssumedAmount,
      reviewShare: AssumedNumber,
      costOfReview: AssumedAmount,
      errorShare: AssumedNumber,
      costOfError: AssumedAmount,
    }),
    unknown: list(z.enum(names)).describe('What has to be given before anything follows'),
    result: z
      .object({
        casesAutomatic: z.number(),
        saved: MoneyShape,
        run: MoneyShape,
        reviews: MoneyShape,
        errors: MoneyShape,
        net: MoneyShape,
      })
      .nullable(),
    range: z
      .object({ low: MoneyShape, high: MoneyShape })
      .nullable()
      .describe('The net amount at the ends of the interval, where the share was measured'),
  })
  .openapi('ReturnOnInvestment')
