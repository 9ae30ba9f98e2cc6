/** What people have put off, each for themselves. It comes back when its time has come, or when something happens to it. */
export const snoozing = `
CREATE TABLE operant.request_snoozes (
  request_id  text NOT NULL REFERENCES operant.requests,
  -- in lower case
  person      text NOT NULL,
  at          timestamptz NOT NULL,
  until       timestamptz NOT NULL,
  PRIMARY KEY (request_id, person),
  CHECK (until > at)
);

-- Until when somebody has put a request off; null where they have not, or somebody was reminded, was asked as well or remarked something since.
CREATE FUNCTION operant.snoozed_until(p_request text, p_person text, p_at timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT until FROM operant.request_snoozes AS s
  WHERE request_id = p_request AND person = p_person AND until > p_at
    AND NOT EXISTS (SELECT FROM operant.request_history AS h WHERE h.request_id = p_request AND h.at > s.at)
    AND NOT EXISTS (SELECT FROM operant.request_comments AS c
      WHERE c.request_id = p_request AND c.at > s.at AND lower(btrim(c.by)) <> p_person)
$$;
`
