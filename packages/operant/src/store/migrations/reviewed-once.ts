/** A call that is decided again, after a return or after another, has its review already: it is asked for once. */
export const reviewedOnce = `
CREATE OR REPLACE FUNCTION operant.ask_requests(p_run text, p_requests jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  r operant.requests;
BEGIN
  INSERT INTO operant.requests (id, run_id, kind, roles, count, requester, title, shown, arguments_hash, asked_at, expires_at,
      shown_hash, people, outside, code, alike)
    SELECT id, p_run, kind, roles, count, requester, title, shown::json, "argumentsHash", "askedAt", "expiresAt", "shownHash",
      coalesce((SELECT array_agg(lower(btrim(name))) FROM unnest(people) AS p (name)), '{}'), outside, code, alike
    FROM jsonb_to_recordset(p_requests) AS x (id text, kind text, roles text[], count integer, requester text, title text,
      shown text, "shownHash" text, "argumentsHash" text, "askedAt" timestamptz, "expiresAt" timestamptz, people text[],
      outside json, code text, alike text)
    WHERE kind <> 'review' OR NOT EXISTS (SELECT FROM operant.requests AS known WHERE known.id = x.id);
  INSERT INTO operant.request_moments (request_id, kind, at, roles, until)
    SELECT x.id, m.kind, m.at, coalesce(m.roles, '{}'), m.until
    FROM jsonb_to_recordset(p_requests) AS x (id text, moments jsonb),
      jsonb_to_recordset(coalesce(x.moments, '[]')) AS m (kind text, at timestamptz, roles text[], until timestamptz)
    ON CONFLICT DO NOTHING;
  FOR r IN SELECT requests.* FROM operant.requests JOIN jsonb_to_recordset(p_requests) AS x (id text) USING (id) ORDER BY id LOOP
    PERFORM operant.tell(r, 'asked', CASE r.kind WHEN 'approve' THEN 'To approve' WHEN 'answer' THEN 'To answer' WHEN 'review' THEN 'To review' ELSE 'To take over' END, r.asked_at);
  END LOOP;
END $$;
`
