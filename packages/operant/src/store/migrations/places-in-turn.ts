import { systemLimits } from './system-limits.ts'

/**
 * Where there are fewer places than workers that want some, each is the last in its turn, whatever it wants: who wants most
 * would have them for ever.
 */
export const placesInTurn = systemLimits
  .slice(systemLimits.indexOf('CREATE FUNCTION operant.share_places('))
  .replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION')
  .replace('ORDER BY w.wanted, md5(', 'ORDER BY CASE WHEN p_most < v_count THEN 0 ELSE w.wanted END, md5(')
