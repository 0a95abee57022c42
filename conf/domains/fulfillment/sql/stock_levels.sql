-- Articles that were never counted have no stock to speak of, and are left out.
WITH under_way AS (
  SELECT sku, SUM(pieces) AS pieces
  FROM entities.shipment
  WHERE is_current AND status <> 'delivered'
  GROUP BY sku
)
SELECT
  inventory.sku,
  COUNT(*) AS locations,
  SUM(inventory.available) AS available,
  COALESCE(MAX(under_way.pieces), 0) AS pieces_under_way,
  MAX(inventory.updated_at) AS counted_at
FROM entities.inventory AS inventory
LEFT JOIN under_way ON under_way.sku = inventory.sku
WHERE inventory.is_current
GROUP BY inventory.sku
