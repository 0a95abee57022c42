-- Countries without a target count into the revenue of their region, but not into what it achieved.
SELECT
  achievement.month,
  COALESCE(place.region, 'Other') AS region,
  COUNT(*) AS countries,
  CAST(SUM(achievement.net_revenue) AS DECIMAL(28, 3)) AS net_revenue,
  SUM(achievement.target) AS target,
  CAST(
    SUM(achievement.net_revenue) FILTER (WHERE achievement.target IS NOT NULL) / SUM(achievement.target)
    AS DECIMAL(12, 4)
  ) AS achieved_share
FROM aggregates.target_achievement AS achievement
LEFT JOIN manual.sales_region AS place
  ON place.country = achievement.country
GROUP BY achievement.month, COALESCE(place.region, 'Other')
