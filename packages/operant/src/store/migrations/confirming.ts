import { autonomy } from './autonomy.ts'

const setAutonomy = autonomy.slice(
  autonomy.indexOf('CREATE FUNCTION operant.set_autonomy('),
  autonomy.indexOf('CREATE FUNCTION operant.policy_governs('),
)

/** Whoever may not make a level milder may not put other people in the place of those who confirm, either. */
export const confirming = setAutonomy
  .replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION')
  .replace('  v_before text;\n', '  v_before text;\n  v_by text;\n')
  .replace('SELECT level INTO v_before FROM', 'SELECT level, by_role INTO v_before, v_by FROM')
  .replace(
    'v_milder := operant.level_rank(p_level) > operant.level_rank(v_before) AND NOT p_may_raise;',
    `v_milder := NOT p_may_raise AND (operant.level_rank(p_level) > operant.level_rank(v_before)
    OR (p_level = v_before AND p_level IN ('confirm', 'propose') AND p_by <> v_by) IS TRUE);`,
  )
