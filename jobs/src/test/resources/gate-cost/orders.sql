-- Lines of orders: numbers, words, decimals, days and moments, some of them missing. The same number, the same line.
SELECT
  id,
  format_string('O%09d', id DIV 3) AS order_no,
  CAST(id % 3 AS INT) AS line,
  IF(pmod(hash(id, 1), 50) = 0, NULL, pmod(hash(id, 2), 200000)) AS customer_id,
  element_at(array('GB', 'FR', 'DE', 'ES', 'IT', 'NL', 'BE', 'PT', 'SE', 'NO'), 1 + pmod(hash(id, 3), 10)) AS country,
  element_at(array('web', 'app', 'phone', 'shop'), 1 + pmod(hash(id, 4), 4)) AS channel,
  element_at(array('open', 'paid', 'shipped', 'returned', 'closed'), 1 + pmod(hash(id, 5), 5)) AS status,
  format_string('%s-%05d', char(65 + pmod(hash(id, 6), 26)), pmod(hash(id, 7), 40000)) AS sku,
  1 + pmod(hash(id, 8), 50) AS quantity,
  CAST(1 + pmod(hash(id, 9), 50000) / 100 AS DECIMAL(12, 2)) AS unit_price,
  IF(pmod(hash(id, 10), 5) = 0, NULL, pmod(hash(id, 11), 50) / 100D) AS discount,
  CAST((1 + pmod(hash(id, 8), 50)) * (1 + pmod(hash(id, 9), 50000) / 100) AS DECIMAL(18, 2)) AS amount,
  pmod(hash(id, 12), 10000) / 7D AS tax,
  pmod(hash(id, 13), 30000) / 1000D AS weight,
  date_add(DATE '2020-01-01', pmod(hash(id, 14), 2000)) AS ordered_on,
  IF(pmod(hash(id, 15), 10) = 0, NULL, date_add(DATE '2020-01-03', pmod(hash(id, 14), 2000))) AS shipped_on,
  timestamp_seconds(1577836800 + id) AS ordered_at,
  timestamp_millis(1577836800000 + id * 1000 + pmod(hash(id, 16), 1000)) AS updated_at,
  IF(pmod(hash(id, 17), 10) < 7, NULL, concat('Leave it with neighbour ', pmod(hash(id, 18), 900))) AS note,
  concat('customer', pmod(hash(id, 2), 200000), '@example.com') AS email
FROM lines
