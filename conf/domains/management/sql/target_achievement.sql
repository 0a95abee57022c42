-- A country that sold without a target and one that missed its target altogether are both rows.
WITH revenue AS (
  SELECT
    trunc(booked_on, 'MM') AS month,
    country,
    SUM(net_revenue) AS net_revenue
  FROM external.daily_revenue
  GROUP BY trunc(booked_on, 'MM'), country
),
due AS (
  -- Targets of months to come say nothing yet.
  SELECT
    month,
    country,
    target
  FROM manual.revenue_target
  WHERE month <= (SELECT MAX(month) FROM revenue)
)
SELECT
  COALESCE(revenue.month, due.month) AS month,
  COALESCE(revenue.country, due.country) AS country,
  CAST(COALESCE(revenue.net_revenue, 0) AS DECIMAL(28, 3)) AS net_revenue,
  due.target,
  CAST(COALESCE(revenue.net_revenue, 0) / due.target AS DECIMAL(12, 4)) AS achieved_share
FROM revenue
FULL OUTER JOIN due
  ON due.month = revenue.month AND due.country = revenue.country
