-- Sales and returns of a day are brought under each other, so that a day with returns only is kept.
WITH movement AS (
  SELECT
    to_date(sold_at) AS day,
    country,
    amount AS sold,
    CAST(0 AS DECIMAL(18, 3)) AS returned,
    quantity,
    invoice_no AS sale_no
  FROM events.item_sold
  UNION ALL
  SELECT
    to_date(returned_at),
    country,
    CAST(0 AS DECIMAL(18, 3)),
    amount,
    0,
    NULL
  FROM events.item_returned
)
SELECT
  day,
  country,
  SUM(sold) AS gross_revenue,
  SUM(returned) AS returned,
  CAST(SUM(sold) - SUM(returned) AS DECIMAL(28, 3)) AS net_revenue,
  SUM(quantity) AS items_sold,
  COUNT(DISTINCT sale_no) AS invoices
FROM movement
GROUP BY day, country
