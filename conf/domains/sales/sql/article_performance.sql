-- Returns are set against the sales of the same article; articles that only came back are left out.
WITH sold AS (
  SELECT
    article_code,
    SUM(quantity) AS items_sold,
    SUM(amount) AS gross_revenue
  FROM events.item_sold
  GROUP BY article_code
),
returned AS (
  SELECT
    article_code,
    SUM(quantity) AS items_returned
  FROM events.item_returned
  GROUP BY article_code
),
ranked AS (
  SELECT
    *,
    SUM(gross_revenue) OVER (ORDER BY gross_revenue DESC, article_code) - gross_revenue AS revenue_before,
    SUM(gross_revenue) OVER () AS revenue_of_all
  FROM sold
)
SELECT
  ranked.article_code,
  article.description,
  ranked.items_sold,
  ranked.gross_revenue,
  COALESCE(returned.items_returned, 0) AS items_returned,
  ROUND(COALESCE(returned.items_returned, 0) / ranked.items_sold, 4) AS return_rate,
  CASE
    WHEN ranked.revenue_before < 0.80 * ranked.revenue_of_all THEN 'A'
    WHEN ranked.revenue_before < 0.95 * ranked.revenue_of_all THEN 'B'
    ELSE 'C'
  END AS revenue_class
FROM ranked
LEFT JOIN returned ON returned.article_code = ranked.article_code
LEFT JOIN entities.article AS article
  ON article.article_code = ranked.article_code AND article.is_current
