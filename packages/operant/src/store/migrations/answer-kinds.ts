import { requestLife } from './request-life.ts'

const answer = requestLife.slice(requestLife.indexOf('CREATE FUNCTION operant.answer_request('))

/**
 * Each kind of request takes answers of its own: what was handed over is returned or closed and not rejected, and a review
 * is made and not refused. Of a change set, whoever names an element twice has approved it once.
 */
export const answerKinds = answer
  .replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION')
  .replace(
    `IF v_kind <> 'rejected' AND (r.kind = 'approve') <> (v_kind IN ('approved', 'edited')) THEN`,
    `IF (CASE r.kind WHEN 'approve' THEN v_kind IN ('approved', 'edited', 'rejected')
    WHEN 'answer' THEN v_kind IN ('answered', 'rejected')
    WHEN 'review' THEN v_kind = 'answered' END) IS NOT TRUE THEN`,
  )
  .replace('HAVING count(*) =', 'HAVING count(DISTINCT person) =')
