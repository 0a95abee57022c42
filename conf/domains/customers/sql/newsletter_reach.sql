-- A consent knows a mail address and no account. The address is gone, but its hash is the same in both.
WITH latest AS (
  SELECT email, max_by(consent, changed_at) AS consent
  FROM events.consent_changed
  GROUP BY email
)
SELECT
  account.region,
  count(*) AS accounts,
  count_if(latest.consent = 'given') AS subscribers
FROM entities.account AS account
LEFT JOIN latest ON latest.email = account.email
WHERE account.is_current
GROUP BY account.region
